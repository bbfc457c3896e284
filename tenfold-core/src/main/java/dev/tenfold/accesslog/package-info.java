/**
 * Access-log formats and the hot parser: bytes in, one {@link dev.tenfold.accesslog.RequestLine}
 * out, without allocation. A server's own format string becomes a {@link
 * dev.tenfold.accesslog.Layout}, and a layout is compiled to straight-line bytecode. What is
 * deliberately absent: files, decompression and decisions about what a route is.
 */
@NullMarked
package dev.tenfold.accesslog;

import org.jspecify.annotations.NullMarked;
