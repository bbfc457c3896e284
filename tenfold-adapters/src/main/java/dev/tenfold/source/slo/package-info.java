/**
 * Reads objectives from OpenSLO v1. What a request-based indicator means is told by annotations, so
 * that a file stays what its other readers expect. What is deliberately absent: asking the systems
 * that an indicator's query names.
 */
@NullMarked
package dev.tenfold.source.slo;

import org.jspecify.annotations.NullMarked;
