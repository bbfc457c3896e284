package dev.tenfold.shop.account;

import java.util.Optional;

/** Someone who wants an account. */
public record NewCustomer(String name, String email, String password, String street, String city) {
  private static final int SHORTEST_PASSWORD = 8;
  private static final int LONGEST = 200;

  /** Returns what is wrong with it, in words for its author. */
  public Optional<String> problem() {
    if (name.isBlank() || street.isBlank() || city.isBlank()) {
      return Optional.of("Name, street and city are needed to send you anything.");
    }
    if (!email.strip().matches("[^@\\s]+@[^@\\s]+")) {
      return Optional.of("The e-mail address needs an @ with something on both sides.");
    }
    if (password.length() < SHORTEST_PASSWORD) {
      return Optional.of("The password needs at least " + SHORTEST_PASSWORD + " characters.");
    }
    if (name.length() + street.length() + city.length() + email.length() > LONGEST * 4
        || password.length() > LONGEST) {
      return Optional.of("That is longer than anything we can print on a parcel.");
    }
    return Optional.empty();
  }
}
