/**
 * The shop's own log: what is written, by whom, and whether anybody waits for the disk. Requests
 * are in the access log, which is none of its business.
 */
@NullMarked
package dev.tenfold.shop.log;

import org.jspecify.annotations.NullMarked;
