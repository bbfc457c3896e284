/**
 * Keeps rollups: segments of Parquet that say what they cover, written whole or not at all, and
 * read some thousand cells at a time. What is deliberately absent: raw log lines, and SQL, which
 * users bring themselves.
 */
@NullMarked
package dev.tenfold.store;

import org.jspecify.annotations.NullMarked;
