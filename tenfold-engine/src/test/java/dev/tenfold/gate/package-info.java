/** Tests of the gate. */
@NullMarked
package dev.tenfold.gate;

import org.jspecify.annotations.NullMarked;
