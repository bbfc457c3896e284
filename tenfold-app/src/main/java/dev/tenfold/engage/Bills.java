package dev.tenfold.engage;

import dev.tenfold.collect.FactStore.Kept;
import dev.tenfold.observe.Place;
import dev.tenfold.observe.Spend;
import dev.tenfold.units.Digits;
import dev.tenfold.units.Figure;
import dev.tenfold.verdict.Unit;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The charges of all files that were collected. Exports overlap, and one that was renamed or
 * written a second time in another format is kept beside the first: a charge counts as often as the
 * file has it that has it most often, so that what one file repeats stays, and what another repeats
 * does not add up.
 *
 * @param charges those that count
 * @param remarks how many stand in another file as well
 */
record Bills(List<Spend> charges, List<String> remarks) {
  private static final int NAMED = 3;
  private static final Place ANYWHERE = new Place("", 0);

  Bills {
    charges = List.copyOf(charges);
    remarks = List.copyOf(remarks);
  }

  static Bills of(List<Kept<Spend>> kept) {
    List<Kept<Spend>> files =
        kept.stream().sorted(Comparator.comparing(file -> file.origin().place())).toList();
    Set<Instant> shared = shared(files);
    Map<Spend, Integer> counted = new HashMap<>();
    List<Spend> charges = new ArrayList<>();
    List<String> repeating = new ArrayList<>();
    long read = 0;
    for (Kept<Spend> file : files) {
      List<Spend> facts = file.delivery().facts();
      int before = charges.size();
      Map<Spend, Integer> here = new HashMap<>();
      for (Spend spend : facts) {
        if (!shared.contains(spend.from()) || isAnother(charge(spend), here, counted)) {
          charges.add(spend);
        }
      }
      read += facts.size();
      if (charges.size() - before < facts.size()) {
        repeating.add(file.origin().place());
      }
    }
    return new Bills(charges, remarks(read, read - charges.size(), repeating));
  }

  /** Returns when charges of several files begin: no others can be the same. */
  private static Set<Instant> shared(List<Kept<Spend>> files) {
    Set<Instant> before = new HashSet<>();
    Set<Instant> shared = new HashSet<>();
    for (Kept<Spend> file : files) {
      Set<Instant> here = new HashSet<>();
      file.delivery().facts().forEach(spend -> here.add(spend.from()));
      here.forEach(begin -> {
        if (!before.add(begin)) {
          shared.add(begin);
        }
      });
    }
    return shared;
  }

  /** Returns whether this file has a charge more often by now than it was counted. */
  private static boolean isAnother(
      Spend charge, Map<Spend, Integer> here, Map<Spend, Integer> counted) {
    int times = here.merge(charge, 1, Integer::sum);
    if (times <= counted.getOrDefault(charge, 0)) {
      return false;
    }
    counted.put(charge, times);
    return true;
  }

  /** Returns what is equal where two charges are the same, however and wherever written. */
  private static Spend charge(Spend spend) {
    BigDecimal effective = spend.effective();
    BigDecimal quantity = spend.quantity();
    return new Spend(
        spend.from(),
        spend.to(),
        spend.currency(),
        plain(spend.billed()),
        effective == null ? null : plain(effective),
        spend.category(),
        spend.correction(),
        spend.commitment(),
        spend.provider(),
        spend.service(),
        spend.serviceCategory(),
        spend.resource(),
        quantity == null ? null : plain(quantity),
        spend.quantityUnit(),
        spend.tags(),
        ANYWHERE);
  }

  /** Returns the same for 2.40 and 2.4; the amount itself where it is that, to hold less. */
  private static BigDecimal plain(BigDecimal amount) {
    BigDecimal plain = amount.stripTrailingZeros();
    return plain.scale() == amount.scale() ? amount : plain;
  }

  private static List<String> remarks(long read, long repeated, List<String> files) {
    if (repeated == 0) {
      return List.of();
    }
    int more = files.size() - NAMED;
    return List.of(
        "Stand in another file as well, and are not counted again: "
            + Figure.of((double) repeated, Unit.count("charge")).text()
            + " of "
            + Digits.whole(read)
            + ", in "
            + String.join(", ", files.subList(0, Math.min(NAMED, files.size())))
            + (more > 0 ? " and " + more + " more" : "")
            + ". Where files state a charge differently, each counts: write the newer over the older");
  }
}
