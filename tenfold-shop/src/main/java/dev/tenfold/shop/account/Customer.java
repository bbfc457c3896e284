package dev.tenfold.shop.account;

/** Someone with an account. */
public record Customer(int id, String name, String email, String street, String city) {}
