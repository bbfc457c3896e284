package dev.tenfold.source.git;

import java.util.regex.Pattern;

/**
 * Which tags are meant.
 *
 * @param name found in the whole short name of the tag: {@code v\d+\.\d+\.\d+}
 * @param service what they are versions of
 * @param environment where to, if each such tag is deployed when it is made; empty for tags that
 *     are releases only
 */
public record TagRule(Pattern name, String service, String environment) {}
