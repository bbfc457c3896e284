/** Who buys: signing up and in, passwords, and the history of a customer's orders. */
@NullMarked
package dev.tenfold.shop.account;

import org.jspecify.annotations.NullMarked;
