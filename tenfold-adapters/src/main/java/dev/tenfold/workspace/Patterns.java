package dev.tenfold.workspace;

import java.util.Map;

/** The patterns of the schema, as one would say them. */
final class Patterns {
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("^\\d{4}-\\d{2}-\\d{2}$", "a day: 2026-09-01"),
          Map.entry(
              "^\\d{4}-\\d{2}-\\d{2}/\\d{4}-\\d{2}-\\d{2}$",
              "first and last day: 2026-08-01/2026-08-28"),
          Map.entry("^[A-Z]{3}$", "three capitals, the currency's code: EUR"),
          Map.entry(
              "^[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?$", "small letters, digits and hyphens: shop"),
          Map.entry(
              "^decisions/[0-9]{4}-[a-z0-9-]+\\.md$",
              "a decision's file: decisions/0001-waive-commitment.md"),
          Map.entry(
              "^(evidence|sha256|https|file):", "where it came from: file:…, https:…, evidence:…"),
          Map.entry("^https?://", "an address: https://host.example"),
          Map.entry(
              "^(v5\\.0\\.0-\\d+\\.\\d+\\.\\d+|tenfold-[a-z0-9.-]+)$",
              "a requirement as reports name it: v5.0.0-3.4.1"),
          Map.entry("^\\S+$", "one word, as reports name it: v5.0.0-3.4.1, CVE-2026-1234"),
          Map.entry("^[A-Z]+ /", "method and path, as reports write it: POST /checkout"),
          Map.entry("^[1-5]([0-9][0-9]|xx)$", "a status or a family of them: 201, 3xx"));

  private Patterns() {}

  static String words(String pattern) {
    return WORDS.getOrDefault(pattern, "what matches " + pattern);
  }
}
