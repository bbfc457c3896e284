/** Reports of security tools as they are written, and as nobody should write them. */
@NullMarked
package dev.tenfold.source.security;

import org.jspecify.annotations.NullMarked;
