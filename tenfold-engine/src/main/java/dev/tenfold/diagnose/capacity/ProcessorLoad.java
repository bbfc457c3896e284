package dev.tenfold.diagnose.capacity;

import dev.tenfold.diagnose.capacity.Fit.Fitted;
import dev.tenfold.verdict.Interval;
import dev.tenfold.verdict.Measurement.Measured;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What requests take of the processors, for whoever lays money to it. Machines, containers and
 * processes overlap, so those of one sort are taken: machines where any could be told from the
 * load, else containers, else processes. What there is and what of it is used at all is told of the
 * machines wherever they are sampled, since they are what is paid for, and processes share them.
 *
 * @param resources the names of those that tell what requests take
 * @param used mean processors used over the time sampled, by requests or not
 * @param capacity processors there are; NaN where nobody says it of all of them
 * @param peak what requests use at the busiest steady minute, with what runs anyway, as a part of
 *     the capacity; NaN where not known
 * @param routes what a request takes, by route
 */
public record ProcessorLoad(
    List<String> resources, double used, double capacity, double peak, List<RouteDemand> routes) {
  public ProcessorLoad {
    resources = List.copyOf(resources);
    routes = List.copyOf(routes);
  }

  /**
   * What a request takes of all the processors, in processor-seconds.
   *
   * @param routes those it is told of: several where they move together
   * @param others whether it is all routes that no other demand names
   * @param seconds mean of a request; NaN where it cannot be told from what runs anyway
   * @param low lower end of its interval at 95 %
   * @param high upper end
   * @param how in words
   */
  public record RouteDemand(
      List<String> routes, boolean others, double seconds, double low, double high, String how) {
    public RouteDemand {
      routes = List.copyOf(routes);
    }

    /** Returns the routes as one name. */
    public String name() {
      return String.join(" + ", routes);
    }

    private RouteDemand plus(RouteDemand more) {
      return new RouteDemand(
          routes,
          others,
          seconds + more.seconds,
          low + more.low,
          high + more.high,
          how + "; " + more.how);
    }
  }

  static @Nullable ProcessorLoad of(Known known) {
    boolean host = known.headrooms.stream().anyMatch(headroom -> Sort.isHost(headroom.fit().use()));
    Map<Sort, List<Headroom>> bySort = new EnumMap<>(Sort.class);
    for (Headroom headroom : known.headrooms) {
      Sort sort = Sort.of(headroom.fit().use(), host);
      bySort.computeIfAbsent(sort, any -> new ArrayList<>()).add(headroom);
    }
    bySort.remove(Sort.NONE);
    for (List<Headroom> ofSort : bySort.values()) {
      if (ofSort.stream().anyMatch(headroom -> headroom.fit() instanceof Fitted)) {
        ofSort.sort(Comparator.comparing(Headroom::resource));
        return of(known, ofSort, bySort.getOrDefault(Sort.MACHINE, ofSort));
      }
    }
    return null;
  }

  /** What a resource has the processors of, the widest first. */
  private enum Sort {
    MACHINE,
    CONTAINER,
    PROCESS,
    NONE;

    private static final String HOST = "host cpu";

    static boolean isHost(ResourceUse use) {
      return use.name.toLowerCase(Locale.ROOT).startsWith(HOST);
    }

    /**
     * Returns what {@code use} is of.
     *
     * @param host whether a host is sampled, of which resources by other names are a part
     */
    static Sort of(ResourceUse use, boolean host) {
      String name = use.name.toLowerCase(Locale.ROOT);
      if (!use.isProcessor()) {
        return NONE;
      }
      if (name.contains("container")) {
        return CONTAINER;
      }
      return name.contains("process cpu") || (host && !isHost(use)) ? PROCESS : MACHINE;
    }
  }

  /**
   * Returns the load.
   *
   * @param told tell what requests take
   * @param paid are what there is
   */
  private static ProcessorLoad of(Known known, List<Headroom> told, List<Headroom> paid) {
    double used = 0;
    double capacity = 0;
    for (Headroom headroom : paid) {
      ResourceUse use = headroom.fit().use();
      used += use.used(use.first() - use.usualStretch(), use.last());
      capacity += use.isSized() ? use.capacity() : Double.NaN;
    }
    double peak = 0;
    Map<String, RouteDemand> demands = new LinkedHashMap<>();
    Map<String, Integer> found = new LinkedHashMap<>();
    int fits = 0;
    for (Headroom headroom : told) {
      peak += headroom.useNow() instanceof Measured now ? now.value() : Double.NaN;
      if (headroom.fit() instanceof Fitted fitted) {
        fits++;
        for (RouteDemand demand : demands(fitted, known)) {
          demands.merge(demand.name(), demand, RouteDemand::plus);
          found.merge(demand.name(), 1, Integer::sum);
        }
      }
    }
    List<RouteDemand> whole = new ArrayList<>();
    for (RouteDemand demand : demands.values()) {
      boolean everywhere = found.getOrDefault(demand.name(), 0) == fits;
      whole.add(everywhere ? demand : unknown(demand));
    }
    return new ProcessorLoad(
        told.stream().map(Headroom::resource).toList(), used, capacity, peak / capacity, whole);
  }

  /** Returns a demand that one machine tells of this route and another only of several. */
  private static RouteDemand unknown(RouteDemand demand) {
    return new RouteDemand(
        demand.routes(), demand.others(), Double.NaN, Double.NaN, Double.NaN, "");
  }

  private static List<RouteDemand> demands(Fitted fit, Known known) {
    List<RouteDemand> demands = new ArrayList<>();
    for (Demands each : Demands.of(fit, known.all)) {
      boolean others = !known.load.routes().containsAll(each.routes());
      if (!(each.each() instanceof Measured demand) || each.isLikeBackground()) {
        demands.add(new RouteDemand(each.routes(), others, Double.NaN, Double.NaN, Double.NaN, ""));
        continue;
      }
      Interval interval = demand.interval();
      demands.add(
          new RouteDemand(
              each.routes(),
              others,
              demand.value(),
              interval == null ? Double.NaN : interval.low(),
              interval == null ? Double.NaN : interval.high(),
              "non-negative least squares of " + fit.use().name + " on the rates of routes"));
    }
    return demands;
  }
}
