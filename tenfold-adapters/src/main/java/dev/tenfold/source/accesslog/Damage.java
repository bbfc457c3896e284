package dev.tenfold.source.accesslog;

import dev.tenfold.verdict.Problem;

/** What to tell about an archive that is not whole; what came before the damage was read. */
final class Damage {
  private static final String FIX =
      "the lines before that were read; copy the file again to get the rest";

  private Damage() {}

  static Problem cutOff(String name, long packedOffset) {
    return new Problem(name + " breaks off before its end", place(name, packedOffset), FIX);
  }

  static Problem corrupt(String name, long packedOffset, String detail) {
    return new Problem(name + " is corrupt: " + detail, place(name, packedOffset), FIX);
  }

  static Problem checksum(String name, long packedOffset) {
    return new Problem(
        name + " does not match its checksum",
        place(name, packedOffset),
        "its lines were read, but some may be wrong; copy the file again");
  }

  static Problem trailing(String name, long packedOffset) {
    return new Problem(
        name + " goes on with something that is no archive",
        place(name, packedOffset),
        "what follows there was passed over; unpack it by hand if it matters");
  }

  private static String place(String name, long packedOffset) {
    return name + ", byte " + packedOffset;
  }
}
