package dev.tenfold.diagnose.cost;

import dev.tenfold.diagnose.cost.Allocation.PoolCost;
import dev.tenfold.diagnose.cost.CostPool.Behaviour;
import dev.tenfold.units.Digits;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the product costs a month at a multiple of the load: fixed and idle money stays, what is
 * bought in instances grows in steps, the rest with the load. Nobody knows how unallocated money
 * behaves: at least it stays, at most it grows with the load.
 */
final class LoadSteps {
  static final int[] TIMES = {1, 2, 5, 10};

  private final Allocation allocation;
  private final List<PoolSize> sizes;
  private final double aMonth;

  LoadSteps(Allocation allocation, List<PoolSize> sizes, MonthRate rate) {
    this.allocation = allocation;
    this.sizes = sizes;
    this.aMonth = rate.factor();
  }

  /**
   * The cost a month at a multiple of the load.
   *
   * @param staying fixed and idle
   * @param stepped bought in instances; NaN where that is unknown
   * @param growing with the load
   * @param least all of it, with unallocated money as it is
   * @param most all of it, with unallocated money grown with the load
   * @param instances how many instances that takes, in words; empty without any
   * @param unknown why it is not known, a clause; empty where it is
   */
  record Step(
      int times,
      double staying,
      double stepped,
      double growing,
      double least,
      double most,
      String instances,
      String unknown) {}

  Step at(int times) {
    double staying = 0;
    double stepped = 0;
    double growing = 0;
    List<String> instances = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (PoolCost cost : allocation.pools()) {
      double amount = cost.sum().amount().doubleValue() * aMonth;
      PoolSize size = size(cost.pool());
      if (cost.behaves(Behaviour.FIXED) || cost.behaves(Behaviour.IDLE)) {
        staying += amount;
      } else if (size == null && cost.pool().key() != CostPool.Key.CPU) {
        growing += amount * times;
      } else if (times == 1 || amount == 0) {
        stepped += amount;
      } else {
        String why = obstacle(cost.pool(), size, times);
        if (size == null || !why.isEmpty()) {
          unknown.add(why);
          continue;
        }
        long needed = size.needed(times);
        stepped += amount / size.instances() * needed;
        instances.add(
            cost.pool().name()
                + " "
                + Digits.whole(size.instances())
                + " → "
                + Digits.whole(needed));
      }
    }
    double rest = allocation.unallocated().amount().doubleValue() * aMonth;
    double known = unknown.isEmpty() ? staying + stepped + growing : Double.NaN;
    return new Step(
        times,
        staying,
        unknown.isEmpty() ? stepped : Double.NaN,
        growing,
        known + Math.min(rest, rest * times),
        known + Math.max(rest, rest * times),
        String.join(", ", instances),
        String.join("; ", unknown));
  }

  private static String obstacle(CostPool pool, @Nullable PoolSize size, int times) {
    if (size == null || !size.hasHeadroomFigure()) {
      return "no headroom figure says how many instances of " + pool.name() + " it takes";
    }
    long needed = size.needed(times);
    return size.carries(needed)
        ? ""
        : Digits.whole(needed)
            + " instances of "
            + pool.name()
            + " would be needed, and beyond "
            + Digits.whole(Math.max(size.most(), size.instances()))
            + " more of them carry no more";
  }

  private @Nullable PoolSize size(CostPool pool) {
    return sizes.stream().filter(size -> size.pool().equals(pool.name())).findFirst().orElse(null);
  }

  /** Returns whether instances are assumed to carry load without a measured limit. */
  boolean assumesNoLimit() {
    return sizes.stream().anyMatch(size -> size.most() <= 0);
  }
}
