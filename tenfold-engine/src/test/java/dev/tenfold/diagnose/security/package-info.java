/** A shop's security in every state that evidence leaves it in. */
@NullMarked
package dev.tenfold.diagnose.security;

import org.jspecify.annotations.NullMarked;
