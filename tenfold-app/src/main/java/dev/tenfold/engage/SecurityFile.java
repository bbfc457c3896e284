package dev.tenfold.engage;

import dev.tenfold.source.security.HeaderReading;
import dev.tenfold.source.security.SecurityReading;
import org.jspecify.annotations.Nullable;

/**
 * What one file of security evidence says: one of the two.
 *
 * @param report of a tool
 * @param recorded connections to the product
 */
record SecurityFile(@Nullable SecurityReading report, @Nullable HeaderReading recorded) {}
