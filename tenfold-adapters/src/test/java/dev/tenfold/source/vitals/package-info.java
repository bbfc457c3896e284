/** Tests of reading Core Web Vitals. */
@NullMarked
package dev.tenfold.source.vitals;

import org.jspecify.annotations.NullMarked;
