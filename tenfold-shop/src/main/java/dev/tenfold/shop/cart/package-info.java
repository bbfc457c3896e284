/** What lies in a visitor's cart, at today's names and prices. The session holds only numbers. */
@NullMarked
package dev.tenfold.shop.cart;

import org.jspecify.annotations.NullMarked;
