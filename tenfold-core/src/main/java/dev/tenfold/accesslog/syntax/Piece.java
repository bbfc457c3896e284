package dev.tenfold.accesslog.syntax;

/** A piece of a format string, before pieces that belong together are joined. */
sealed interface Piece {
  /** Returns where it starts in what was pasted, from 1. */
  int column();

  /** Text that every line has. */
  record Text(String text, int column) implements Piece {}

  /** A variable of the server's. */
  record Variable(String name, Meaning meaning, int column) implements Piece {}

  /** Something that lines may or may not have, such as captured headers. */
  record Gap(String name, int column) implements Piece {}
}
