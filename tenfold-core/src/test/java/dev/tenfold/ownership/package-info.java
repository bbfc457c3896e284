/** Tests of who knows a file. */
@NullMarked
package dev.tenfold.ownership;

import org.jspecify.annotations.NullMarked;
