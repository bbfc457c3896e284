package dev.tenfold.shop.catalogue;

import java.util.Optional;

/** A review before it is accepted. */
public record ReviewDraft(int stars, String title, String body) {
  private static final int LONGEST_TITLE = 100;
  private static final int LONGEST_BODY = 2_000;

  /** Line ends become single line feeds; what no text has goes. */
  public ReviewDraft {
    title = title.replaceAll("[\\p{Cntrl}\\p{Cs}]", " ").strip();
    body = body.replace("\r\n", "\n").replaceAll("[\\p{Cntrl}\\p{Cs}&&[^\n]]", " ").strip();
  }

  /** Returns what must be put right before the review can be accepted, if anything. */
  public Optional<String> objection() {
    if (stars < 1 || stars > 5) {
      return Optional.of("Please give one to five stars.");
    }
    if (title.isEmpty() || title.length() > LONGEST_TITLE) {
      return Optional.of("Please give the review a title of at most 100 characters.");
    }
    if (body.isEmpty() || body.length() > LONGEST_BODY) {
      return Optional.of("Please write a review of at most 2,000 characters.");
    }
    return Optional.empty();
  }
}
