/**
 * The world outside the shop, played on this machine: a payment provider in a process of its own,
 * and a mail server that keeps what it is sent. They wait, refuse and fail as others' systems do,
 * and know nothing of the shop.
 */
@NullMarked
package dev.tenfold.shop.provider;

import org.jspecify.annotations.NullMarked;
