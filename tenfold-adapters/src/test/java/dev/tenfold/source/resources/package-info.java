/** Tests of reading what resources were used. */
@NullMarked
package dev.tenfold.source.resources;

import org.jspecify.annotations.NullMarked;
