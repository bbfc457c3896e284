/**
 * Buying what is in the cart: stock is reserved, the payment provider asked, the order confirmed,
 * and then invoice, mail and audit record made. Whatever fails on the way, no stock is lost, nobody
 * pays for an order that is not there, and an order that was not paid leaves nothing behind.
 */
@NullMarked
package dev.tenfold.shop.checkout;

import org.jspecify.annotations.NullMarked;
