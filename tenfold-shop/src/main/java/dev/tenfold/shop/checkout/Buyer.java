package dev.tenfold.shop.checkout;

/** Who buys, and where it is sent. */
public record Buyer(int customer, String name, String email, String street, String city) {}
