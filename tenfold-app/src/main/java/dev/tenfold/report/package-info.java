/** Renders a diagnosis. */
@NullMarked
package dev.tenfold.report;

import org.jspecify.annotations.NullMarked;
