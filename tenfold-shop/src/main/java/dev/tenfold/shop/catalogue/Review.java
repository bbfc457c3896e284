package dev.tenfold.shop.catalogue;

import java.time.Instant;

/**
 * What a customer says of a product.
 *
 * @param stars from 1 to 5
 */
public record Review(
    long id, String author, int stars, String title, String body, Instant writtenAt) {}
