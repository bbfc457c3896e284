/**
 * What a team and its client agreed on, as they wrote it down: the product, who owns what, for how
 * long, what is to be reached, and where the telemetry is. It knows what makes an agreement sound,
 * not how a file is read. What is deliberately absent: ticked boxes; what can be decided from
 * evidence is decided elsewhere.
 */
@NullMarked
package dev.tenfold.engagement;

import org.jspecify.annotations.NullMarked;
