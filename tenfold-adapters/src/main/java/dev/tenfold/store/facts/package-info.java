/**
 * Facts in files: a file for each place they were read from, replaced whole when that changes, so
 * that collecting again reads only what is new. Requests are elsewhere: there are too many for
 * this.
 */
@NullMarked
package dev.tenfold.store.facts;

import org.jspecify.annotations.NullMarked;
