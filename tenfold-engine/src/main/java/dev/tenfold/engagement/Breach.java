package dev.tenfold.engagement;

/**
 * Something that makes an agreement unsound.
 *
 * @param pointer where in the engagement, as a JSON Pointer
 * @param what the fact, in one clause
 * @param fix what to do about it
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6901">RFC 6901, JSON Pointer</a>
 */
public record Breach(String pointer, String what, String fix) {}
