/**
 * What resources were used: CSV in two shapes, answers of Prometheus saved to files, and Prometheus
 * itself, which is only ever read. What is deliberately absent: remote write, exposition pages
 * without times, and any guess of a capacity that the source does not say.
 */
@NullMarked
package dev.tenfold.source.resources;

import org.jspecify.annotations.NullMarked;
