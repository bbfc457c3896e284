/**
 * Whether it is worth starting, decided from evidence: real usage, a problem that can be named, the
 * time it takes, and an owner on the client's side. What is deliberately absent: a way to tick a
 * box. What is not known keeps the gate undecided; a waiver is dated and expires.
 */
@NullMarked
package dev.tenfold.gate;

import org.jspecify.annotations.NullMarked;
