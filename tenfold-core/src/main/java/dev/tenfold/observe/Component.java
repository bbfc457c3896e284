package dev.tenfold.observe;

/**
 * Something that a product is made of, as a bill of materials lists it.
 *
 * @param purl its package URL; empty where there is none
 * @param name with its group
 * @param version empty where the source does not say
 * @param origin host of the repository that it came from, {@code repo.maven.apache.org}; empty
 *     where the source does not say
 * @param place where it was read
 */
public record Component(String purl, String name, String version, String origin, Place place) {}
