/**
 * Access logs as they lie on disk or come through a pipe: arguments become files, rotated sets in
 * order, each read once; files at rest are mapped, live ones read, archives decompressed on the
 * way. What is deliberately absent: what a line means, which {@link dev.tenfold.accesslog} knows.
 */
@NullMarked
package dev.tenfold.source.accesslog;

import org.jspecify.annotations.NullMarked;
