package dev.tenfold.engagement;

import java.util.List;

/**
 * Somebody with a part in the engagement.
 *
 * @param name for people
 * @param side whose side they are on
 * @param role what they do
 * @param emails the addresses they commit with
 * @param record a file they signed, relative to the workspace; empty for none
 */
public record Owner(String name, Side side, String role, List<String> emails, String record) {
  /** Who decides on the product's technology and stays when the engagement ends. */
  public static final String TECHNICAL_OWNER = "technical-owner";

  public Owner {
    emails = List.copyOf(emails);
  }

  /** Whose side somebody is on. */
  public enum Side {
    CLIENT,
    ENGAGEMENT
  }
}
