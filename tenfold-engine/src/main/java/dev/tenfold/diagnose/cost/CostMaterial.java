package dev.tenfold.diagnose.cost;

import dev.tenfold.observe.Spend;
import dev.tenfold.verdict.Window;
import java.util.List;

/**
 * What is known of the product's cost.
 *
 * @param spend charges, in any order
 * @param unread how many charges the sources could not read
 * @param window what is diagnosed
 * @param currency the one to count in, ISO 4217; empty for the only one there is
 * @param pools what charges are for, in order: the first that matches takes a charge; empty where
 *     nobody has declared any
 * @param load what was done for the money
 * @param served when that was done: what requests cost is told of this time, the rest of the window
 * @param sizes how the pools that come in instances grow
 * @param remarks what to know of how charges and the load were counted, in sentences without a full
 *     stop
 */
public record CostMaterial(
    List<Spend> spend,
    long unread,
    Window window,
    String currency,
    List<CostPool> pools,
    CostLoad load,
    Window served,
    List<PoolSize> sizes,
    List<String> remarks) {
  public CostMaterial {
    spend = List.copyOf(spend);
    pools = List.copyOf(pools);
    sizes = List.copyOf(sizes);
    remarks = List.copyOf(remarks);
  }
}
