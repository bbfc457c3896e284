/** Tests of what is said of Core Web Vitals. */
@NullMarked
package dev.tenfold.diagnose.vitals;

import org.jspecify.annotations.NullMarked;
