/** Tests of the acts over a workspace. */
@NullMarked
package dev.tenfold.engage;

import org.jspecify.annotations.NullMarked;
