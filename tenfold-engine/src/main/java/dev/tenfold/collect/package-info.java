/**
 * The act of reading telemetry: logs are read in chunks on every core, each chunk is rolled up, and
 * the rollups go to whoever keeps them. Ports name what is needed of the outside: {@link
 * dev.tenfold.collect.LogFile} to find content in and {@link dev.tenfold.collect.Log} to read it
 * from.
 */
@NullMarked
package dev.tenfold.collect;

import org.jspecify.annotations.NullMarked;
