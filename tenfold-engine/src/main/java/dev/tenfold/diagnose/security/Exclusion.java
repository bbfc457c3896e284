package dev.tenfold.diagnose.security;

/**
 * A requirement that does not concern the product, as its owners declare.
 *
 * @param id of the requirement
 * @param reason why it does not concern it
 */
public record Exclusion(String id, String reason) {}
