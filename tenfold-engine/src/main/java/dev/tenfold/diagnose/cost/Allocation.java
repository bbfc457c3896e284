package dev.tenfold.diagnose.cost;

import dev.tenfold.diagnose.cost.CostPool.Behaviour;
import dev.tenfold.diagnose.cost.Ledger.Sum;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Every charge in exactly one place: a pool, what is kept apart (tax, credits, adjustments), or
 * unallocated.
 *
 * @param pools in the order of their declaration, and unused commitments where there are any
 * @param apart by kind of charge
 * @param unallocated usage and purchases that no rule takes
 */
record Allocation(List<PoolCost> pools, Map<String, Sum> apart, Sum unallocated) {
  /** What is idle without anybody declaring it: commitments that were paid and not used. */
  static final CostPool UNUSED =
      new CostPool("unused commitments", Behaviour.IDLE, CostPool.Key.NONE, List.of());

  /**
   * What a pool costs.
   *
   * @param sum all of it
   * @param used the part that load pays for; all of a pool where its idle part is not known
   * @param idle the rest
   * @param idleKnown whether it is known which part is idle
   */
  record PoolCost(CostPool pool, Sum sum, BigDecimal used, BigDecimal idle, boolean idleKnown) {
    boolean behaves(Behaviour behaviour) {
      return pool.behaviour() == behaviour;
    }

    boolean goesWithLoad() {
      return behaves(Behaviour.PER_REQUEST) || behaves(Behaviour.PER_BYTE);
    }
  }

  static Allocation of(Ledger ledger, List<CostPool> pools, CostLoad load) {
    Map<CostPool, Sum> sums = new LinkedHashMap<>();
    pools.forEach(pool -> sums.put(pool, Sum.NOTHING));
    Map<String, Sum> apart = new TreeMap<>();
    Sum unallocated = Sum.NOTHING;
    for (Entry entry : ledger.entries()) {
      CostPool pool = place(entry, pools);
      if (pool != null) {
        sums.merge(pool, Sum.NOTHING.plus(entry.amount()), Sum::plus);
      } else if (entry.isRunning()) {
        unallocated = unallocated.plus(entry.amount());
      } else {
        apart.merge(entry.spend().category(), Sum.NOTHING.plus(entry.amount()), Sum::plus);
      }
    }
    List<PoolCost> costs = new ArrayList<>();
    sums.forEach((pool, sum) -> costs.add(cost(pool, sum, load)));
    return new Allocation(costs, apart, unallocated);
  }

  private static @Nullable CostPool place(Entry entry, List<CostPool> pools) {
    if (entry.isRunning() && entry.spend().commitment().equalsIgnoreCase("Unused")) {
      return UNUSED;
    }
    for (CostPool pool : pools) {
      if (pool.rules().stream().anyMatch(rule -> rule.matches(entry.spend()))) {
        return pool;
      }
    }
    return null;
  }

  private static PoolCost cost(CostPool pool, Sum sum, CostLoad load) {
    BigDecimal all = sum.amount();
    if (pool.behaviour() == Behaviour.IDLE) {
      return new PoolCost(pool, sum, BigDecimal.ZERO, all, true);
    }
    if (pool.behaviour() == Behaviour.PER_REQUEST
        && pool.key() == CostPool.Key.CPU
        && knowsIdle(load)) {
      BigDecimal used =
          Entry.share(
              all, BigDecimal.valueOf(load.cpuUsed()), BigDecimal.valueOf(load.cpuBought()));
      return new PoolCost(pool, sum, used, all.subtract(used), true);
    }
    boolean bought = pool.behaviour() == Behaviour.PER_REQUEST && pool.key() == CostPool.Key.CPU;
    return new PoolCost(pool, sum, all, BigDecimal.ZERO, !bought);
  }

  /** Returns whether it is known how much of the CPU time that is paid for is used. */
  static boolean knowsIdle(CostLoad load) {
    return load.cpuBought() > 0
        && Double.isFinite(load.cpuBought())
        && load.cpuUsed() >= 0
        && load.cpuUsed() <= load.cpuBought();
  }

  private BigDecimal sum(Predicate<PoolCost> which, Function<PoolCost, BigDecimal> what) {
    return pools.stream().filter(which).map(what).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  BigDecimal fixed() {
    return sum(pool -> pool.behaves(Behaviour.FIXED), PoolCost::used);
  }

  BigDecimal idle() {
    return sum(pool -> true, PoolCost::idle);
  }

  /** Returns what goes with load, idle parts aside. */
  BigDecimal marginal() {
    return sum(PoolCost::goesWithLoad, PoolCost::used);
  }

  BigDecimal marginal(Behaviour behaviour) {
    return sum(pool -> pool.behaves(behaviour), PoolCost::used);
  }

  /** Returns what goes with load and is shared by one key. */
  BigDecimal marginal(CostPool.Key key) {
    return sum(pool -> pool.goesWithLoad() && pool.pool().key() == key, PoolCost::used);
  }

  /** Returns the part of {@link #marginal} of which nobody knows how much is idle. */
  BigDecimal perhapsIdle() {
    return sum(pool -> pool.goesWithLoad() && !pool.idleKnown(), PoolCost::used);
  }

  BigDecimal keptApart() {
    return apart.values().stream().map(Sum::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Returns what running the product costs: all but tax, credits and adjustments. */
  BigDecimal running() {
    return sum(pool -> true, pool -> pool.sum().amount()).add(unallocated.amount());
  }

  long runningCharges() {
    return pools.stream().mapToLong(pool -> pool.sum().charges()).sum() + unallocated.charges();
  }
}
