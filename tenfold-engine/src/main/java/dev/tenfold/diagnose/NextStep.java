package dev.tenfold.diagnose;

/**
 * The one thing to do next.
 *
 * @param words what and why, one or two sentences
 * @param command a command or a line of configuration to copy; empty when there is none
 */
public record NextStep(String words, String command) {}
