package dev.tenfold.shop.web;

import java.util.Locale;

/** Amounts as pages show them. */
public final class Money {
  private Money() {}

  /** Returns {@code cents} in euros: {@code €1,234.50}. */
  public static String text(long cents) {
    return String.format(Locale.ENGLISH, "€%,d.%02d", cents / 100, cents % 100);
  }
}
