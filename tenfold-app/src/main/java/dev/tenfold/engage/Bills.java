package dev.tenfold.engage;

import dev.tenfold.collect.FactStore.Kept;
import dev.tenfold.observe.Spend;
import dev.tenfold.units.Figure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The charges of all files that were collected, each file once: an export that was renamed, or
 * written a second time in another format, is kept beside the first and would double the bill.
 *
 * @param charges those that count
 * @param remarks which files do not count, and why
 */
record Bills(List<Spend> charges, List<String> remarks) {
  /** A file repeats another where this part of its charges stands there as well. */
  private static final double REPEATED = 0.9;

  Bills {
    charges = List.copyOf(charges);
    remarks = List.copyOf(remarks);
  }

  static Bills of(List<Kept<Spend>> kept) {
    List<Spend> charges = new ArrayList<>();
    List<String> remarks = new ArrayList<>();
    Set<Long> before = new HashSet<>();
    for (Kept<Spend> file : kept) {
      List<Spend> facts = file.delivery().facts();
      List<Long> keys = kept.size() > 1 ? facts.stream().map(Bills::key).toList() : List.of();
      long known = keys.stream().filter(before::contains).count();
      if (known > 0 && known >= REPEATED * facts.size()) {
        remarks.add(
            file.origin().place()
                + " repeats charges of other files, and is not counted again: "
                + Figure.ratio((double) known / facts.size()).text()
                + " of its charges stand there");
      } else {
        charges.addAll(facts);
        before.addAll(keys);
      }
    }
    return new Bills(charges, remarks);
  }

  /** Returns the same number for the same charge, wherever it was read. */
  private static long key(Spend spend) {
    long key = spend.from().getEpochSecond();
    for (int part :
        new int[] {
          spend.to().hashCode(),
          hash(spend.billed()),
          hash(spend.effective()),
          spend.category().hashCode(),
          spend.service().hashCode(),
          spend.resource().hashCode(),
          spend.tags().hashCode()
        }) {
      key = (key ^ part) * 0x9e3779b97f4a7c15L;
      key ^= key >>> 32;
    }
    return key;
  }

  private static int hash(@Nullable BigDecimal amount) {
    return amount == null ? 0 : amount.stripTrailingZeros().hashCode();
  }
}
