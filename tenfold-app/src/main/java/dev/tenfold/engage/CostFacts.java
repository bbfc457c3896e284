package dev.tenfold.engage;

import dev.tenfold.collect.FactStore.Kept;
import dev.tenfold.diagnose.Material;
import dev.tenfold.diagnose.capacity.ProcessorLoad;
import dev.tenfold.diagnose.capacity.ProcessorLoad.RouteDemand;
import dev.tenfold.diagnose.capacity.RouteLoads;
import dev.tenfold.diagnose.cost.CostLoad;
import dev.tenfold.diagnose.cost.CostLoad.CpuDemand;
import dev.tenfold.diagnose.cost.CostLoad.RouteLoad;
import dev.tenfold.diagnose.cost.CostMaterial;
import dev.tenfold.diagnose.cost.CostPool;
import dev.tenfold.diagnose.cost.PoolSize;
import dev.tenfold.engagement.CostModel;
import dev.tenfold.engagement.Engagement;
import dev.tenfold.observe.Spend;
import dev.tenfold.rollup.RouteTotal;
import dev.tenfold.rollup.Slice;
import dev.tenfold.verdict.Window;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is declared, charged and counted of a product's cost, as its diagnosis takes it. */
final class CostFacts {
  private static final RouteTotal NOTHING = new RouteTotal();

  private final Engagement engagement;
  private final Material logs;
  private final @Nullable ProcessorLoad processors;
  private final Map<String, RouteTotal> routes = new LinkedHashMap<>();
  private final List<String> remarks = new ArrayList<>();

  /**
   * @param processors what requests take of them; null where nobody can tell
   */
  CostFacts(Engagement engagement, Material logs, @Nullable ProcessorLoad processors) {
    this.engagement = engagement;
    this.logs = logs;
    this.processors = processors;
    logs.aggregate()
        .routes(logs.fold())
        .forEach((route, total) ->
            routes
                .computeIfAbsent(RouteLoads.name(logs.routes().get(route)), any -> new RouteTotal())
                .merge(total));
  }

  /**
   * Returns the material of the chapter.
   *
   * @param window what it is about
   * @param served when the logs count requests
   */
  CostMaterial material(DeclaredFacts facts, Window window, Window served) {
    List<Kept<Spend>> kept = facts.kept(Spend.class).toList();
    Bills bills = Bills.of(kept);
    remarks.addAll(bills.remarks());
    long unread =
        kept.stream().mapToLong(each -> each.delivery().read() - each.delivery().used()).sum();
    if (unread > 0 && !bills.remarks().isEmpty()) {
      remarks.add("Charges that could not be read are counted in each file that has them");
    }
    CostLoad load = load(served.seconds());
    return new CostMaterial(
        bills.charges(),
        unread,
        window,
        engagement.product().currency(),
        engagement.cost().pools().stream().map(CostFacts::pool).toList(),
        load,
        served,
        sizes(),
        remarks);
  }

  private CostLoad load(double seconds) {
    ProcessorLoad known = processors;
    if (known != null && !engagement.cost().pools().isEmpty()) {
      remarks.add(
          "Money of pools shared by CPU time is laid to the use of "
              + String.join(", ", known.resources())
              + ": sample all machines that those pools pay for, and no others");
    }
    return new CostLoad(
        logs.aggregate().requests(),
        engagement.product().unit(),
        units(),
        known == null ? Double.NaN : known.used() * seconds,
        known == null ? Double.NaN : known.capacity() * seconds,
        known == null ? alike() : demands(known));
  }

  /** Returns how many answers are a unit of business; −1 where nobody has said which. */
  private long units() {
    CostModel.Unit unit = engagement.cost().unit();
    if (unit == null) {
      return -1;
    }
    long units = 0;
    boolean found = false;
    for (int i = 0; i < logs.routes().size(); i++) {
      if (logs.routes().get(i).label().equals(unit.route())) {
        found = true;
        RouteTotal total = routes.getOrDefault(RouteLoads.name(logs.routes().get(i)), NOTHING);
        for (Map.Entry<Integer, Slice> each : total.byStatus().entrySet()) {
          units += unit.counts(each.getKey()) ? each.getValue().requests() : 0;
        }
      }
    }
    if (!found) {
      remarks.add(
          "cost: units: names "
              + unit.route()
              + ", which is no route of the access logs; take it from the table of routes");
      return -1;
    }
    return units;
  }

  private List<RouteLoad> alike() {
    List<RouteLoad> all = new ArrayList<>();
    routes.forEach((name, total) ->
        all.add(
            new RouteLoad(name, total.all().requests(), total.all().bytes(), CpuDemand.UNKNOWN)));
    return all;
  }

  private List<RouteLoad> demands(ProcessorLoad known) {
    Map<String, RouteTotal> left = new LinkedHashMap<>(routes);
    known.routes().forEach(demand -> demand.routes().forEach(left::remove));
    List<RouteLoad> all = new ArrayList<>();
    boolean othersAreTold = false;
    for (RouteDemand demand : known.routes()) {
      RouteTotal total = new RouteTotal();
      for (String route : demand.routes()) {
        total.merge(routes.getOrDefault(route, NOTHING));
      }
      if (demand.others()) {
        left.values().forEach(total::merge);
        othersAreTold = true;
      }
      CpuDemand cpu =
          Double.isNaN(demand.seconds())
              ? CpuDemand.UNKNOWN
              : new CpuDemand(demand.seconds(), demand.low(), demand.high(), demand.how());
      all.add(new RouteLoad(demand.name(), total.all().requests(), total.all().bytes(), cpu));
    }
    if (!othersAreTold) {
      left.forEach((name, total) ->
          all.add(
              new RouteLoad(name, total.all().requests(), total.all().bytes(), CpuDemand.UNKNOWN)));
    }
    return all;
  }

  private List<PoolSize> sizes() {
    List<PoolSize> sizes = new ArrayList<>();
    for (CostModel.Pool pool : engagement.cost().pools()) {
      CostModel.Size size = pool.size();
      if (size != null) {
        double peak =
            Double.isNaN(size.peak()) && processors != null ? processors.peak() : size.peak();
        sizes.add(new PoolSize(pool.name(), size.instances(), peak, size.target(), size.most()));
      }
    }
    return sizes;
  }

  private static CostPool pool(CostModel.Pool pool) {
    List<CostPool.Rule> rules =
        pool.match().stream()
            .map(each ->
                new CostPool.Rule(
                    each.serviceCategory(),
                    each.service(),
                    each.resource(),
                    each.tag(),
                    each.charge()))
            .toList();
    CostPool.Behaviour behaviour = CostPool.Behaviour.valueOf(pool.behaviour().name());
    CostModel.Key key = pool.key();
    return key == null
        ? CostPool.of(pool.name(), behaviour, rules)
        : new CostPool(pool.name(), behaviour, CostPool.Key.valueOf(key.name()), rules);
  }
}
