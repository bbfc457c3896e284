/**
 * The shop over HTTP: pages, the JSON API, the cookie that finds a session again, the access log
 * and the metrics. Handlers ask the parts of the shop and lay out what they answer; no SQL is here.
 */
@NullMarked
package dev.tenfold.shop.web;

import org.jspecify.annotations.NullMarked;
