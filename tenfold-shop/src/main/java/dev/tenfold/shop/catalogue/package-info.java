/**
 * What the shop sells: categories, products, search, recommendations and reviews, each read either
 * wastefully or with only what is shown, as the flags say; and which edition of it is current, so
 * that what was made of it can be kept until it changes.
 */
@NullMarked
package dev.tenfold.shop.catalogue;

import org.jspecify.annotations.NullMarked;
