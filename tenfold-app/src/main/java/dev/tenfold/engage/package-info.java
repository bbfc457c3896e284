/**
 * The acts over a workspace with an engagement: which reader reads which source, what is kept, and
 * what a diagnosis and the gate are given. It wires; it neither parses nor decides.
 */
@NullMarked
package dev.tenfold.engage;

import org.jspecify.annotations.NullMarked;
