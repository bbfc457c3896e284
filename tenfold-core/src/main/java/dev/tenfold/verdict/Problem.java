package dev.tenfold.verdict;

/**
 * Something a person has to mend.
 *
 * @param what the fact, in one clause: {@code access.log does not exist}
 * @param where {@code file:line} or another place to look
 * @param fix what to do about it
 */
public record Problem(String what, String where, String fix) {}
