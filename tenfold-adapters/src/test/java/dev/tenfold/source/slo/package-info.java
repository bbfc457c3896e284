/** Tests of reading objectives. */
@NullMarked
package dev.tenfold.source.slo;

import org.jspecify.annotations.NullMarked;
