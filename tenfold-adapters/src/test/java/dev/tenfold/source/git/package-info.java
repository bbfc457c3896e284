/** Tests of reading Git repositories, sound, odd and broken. */
@NullMarked
package dev.tenfold.source.git;

import org.jspecify.annotations.NullMarked;
