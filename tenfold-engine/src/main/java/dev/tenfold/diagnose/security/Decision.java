package dev.tenfold.diagnose.security;

/** A requirement and how it stands. */
public record Decision(Requirement requirement, State state) {}
