/** Tests of what keeps facts. */
@NullMarked
package dev.tenfold.store.facts;

import org.jspecify.annotations.NullMarked;
