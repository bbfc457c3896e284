/** Tests of the diagnosis of capacity, on sites whose demands are known. */
@NullMarked
package dev.tenfold.diagnose.capacity;

import org.jspecify.annotations.NullMarked;
