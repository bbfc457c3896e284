/**
 * Writes Parquet files as fast as rollups are made, and reads them again: pages are encoded by
 * whoever has the values, and a file is their concatenation with a footer. It knows the few
 * encodings that the store's columns need and reads no other Parquet.
 *
 * @see <a href="https://parquet.apache.org/docs/file-format/">Apache Parquet, file format</a>
 */
@NullMarked
package dev.tenfold.store.parquet;

import org.jspecify.annotations.NullMarked;
