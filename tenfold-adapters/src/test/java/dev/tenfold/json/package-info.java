/** Tests of reading JSON that others wrote. */
@NullMarked
package dev.tenfold.json;

import org.jspecify.annotations.NullMarked;
