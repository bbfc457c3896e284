/** Tests of fields, times and CDEvents. */
@NullMarked
package dev.tenfold.record;

import org.jspecify.annotations.NullMarked;
