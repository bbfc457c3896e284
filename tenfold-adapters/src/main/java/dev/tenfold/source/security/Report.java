package dev.tenfold.source.security;

import dev.tenfold.observe.Place;
import tools.jackson.databind.JsonNode;

/** A format of reports in JSON. */
interface Report {
  /** Returns whether a document is of this format. */
  boolean recognises(JsonNode document);

  /** Reads a document that {@link #recognises} holds for. */
  void read(JsonNode document, Place place, Gathering into);
}
