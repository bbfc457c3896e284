/** Tests of the checkout, through HTTP and a real database. */
@NullMarked
package dev.tenfold.shop.checkout;

import org.jspecify.annotations.NullMarked;
