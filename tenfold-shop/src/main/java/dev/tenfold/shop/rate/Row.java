package dev.tenfold.shop.rate;

import dev.tenfold.shop.flag.Flag;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * One line of the table: a name that tells it from the others, and what is in force.
 *
 * @param variants every flag's
 */
record Row(String name, Map<Flag, String> variants) {
  Row {
    variants = Map.copyOf(variants);
  }

  /** Returns the row with every sin in force. */
  static Row sins(String name) {
    return new Row(name, Flag.each(Flag::sin));
  }

  /** Returns the row with every remedy in force. */
  static Row remedies(String name) {
    return new Row(name, Flag.each(Flag::remedy));
  }

  /** Returns a row for each remedy with all other sins in force. */
  static List<Row> alone() {
    List<Row> rows = new ArrayList<>();
    for (Flag flag : Flag.values()) {
      for (String remedy : flag.variants().subList(1, flag.variants().size())) {
        Map<Flag, String> variants = Flag.each(Flag::sin);
        variants.put(flag, remedy);
        rows.add(new Row("alone: " + flag.key() + " = " + remedy, variants));
      }
    }
    return rows;
  }

  /**
   * Returns a row for each flag with its remedy and those of all before it, in the order of what
   * each holds alone, the best first.
   */
  static List<Row> inTurn(ToDoubleFunction<Flag> heldAlone) {
    List<Flag> order = new ArrayList<>(List.of(Flag.values()));
    order.sort(Comparator.comparingDouble(heldAlone).reversed());
    Map<Flag, String> variants = Flag.each(Flag::sin);
    List<Row> rows = new ArrayList<>();
    for (Flag flag : order) {
      variants.put(flag, flag.remedy());
      rows.add(new Row("added: " + flag.key() + " = " + flag.remedy(), variants));
    }
    return rows;
  }
}
