/**
 * Keeps rollups: segments of Parquet that say what they cover, written whole or not at all, and
 * read through DuckDB. The only package that knows SQL. What is deliberately absent: raw log lines.
 */
@NullMarked
package dev.tenfold.store;

import org.jspecify.annotations.NullMarked;
