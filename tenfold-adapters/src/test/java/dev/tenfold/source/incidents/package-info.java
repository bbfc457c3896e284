/** Tests of reading incidents. */
@NullMarked
package dev.tenfold.source.incidents;

import org.jspecify.annotations.NullMarked;
