package dev.tenfold.verdict;

/**
 * Something that limits the product.
 *
 * @param kind what sort of finding it is, a stable name for machines: {@code slow-route}
 * @param title what and how much, one sentence
 * @param detail how sure, and where to look, one or two sentences
 * @param cost user time that goes into it, in {@link Unit#SECONDS_PER_DAY} or {@link
 *     Unit#SECONDS_PER_HOUR}; missing where no duration says it
 * @param evidence what it rests on
 */
public record Finding(
    String kind, String title, String detail, Measurement cost, Evidence evidence) {}
