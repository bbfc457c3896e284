package dev.tenfold.accesslog.syntax;

import dev.tenfold.accesslog.Element;
import dev.tenfold.accesslog.Role;
import java.util.Comparator;
import java.util.List;

/** Puts keys in the order in which a keyed layout prefers them. */
final class KeyedFields {
  private KeyedFields() {}

  /** Returns the keys that are used, best first, then the ignored ones. */
  static List<Element.Field> of(List<Piece.Variable> keys) {
    List<Role> roles = keys.stream().map(key -> key.meaning().role()).distinct().toList();
    return keys.stream()
        .sorted(
            Comparator.comparing((Piece.Variable key) -> key.meaning().role() == Role.IGNORED)
                .thenComparingInt(key -> roles.indexOf(key.meaning().role()))
                .thenComparingInt(key -> key.meaning().rank()))
        .map(KeyedFields::field)
        .toList();
  }

  private static Element.Field field(Piece.Variable key) {
    return new Element.Field(key.name(), key.meaning().role(), key.meaning().notation());
  }
}
