/**
 * What the shop remembers of a visitor between two requests, and where it is kept: in this process
 * or in a store that all instances share.
 */
@NullMarked
package dev.tenfold.shop.session;

import org.jspecify.annotations.NullMarked;
