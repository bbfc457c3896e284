/**
 * The shop's feature flags, one for each planted sin: which there are, which variant is in force,
 * and the file in flagd's format that holds them. It knows what a variant is called, not what it
 * does; that is decided where the work is done.
 */
@NullMarked
package dev.tenfold.shop.flag;

import org.jspecify.annotations.NullMarked;
