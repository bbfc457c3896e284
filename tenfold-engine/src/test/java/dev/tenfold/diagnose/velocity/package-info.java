/** Tests of how fast and how safely changes reach production. */
@NullMarked
package dev.tenfold.diagnose.velocity;

import org.jspecify.annotations.NullMarked;
