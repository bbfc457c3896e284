package dev.tenfold.shop.traffic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/** Who comes when, over a whole run: the same for the same seed. */
final class Schedule {
  private Schedule() {}

  /**
   * Returns the arrivals in order of time.
   *
   * @param perSecond the mean rate on the clock of those who come by chance
   * @param healthEvery how far apart health checks are in the day
   */
  static List<Arrival> of(long seed, Day day, double perSecond, Duration healthEvery) {
    SplittableRandom random = new SplittableRandom(seed);
    DayShape shape = new DayShape(random.split());
    long[] times =
        Arrivals.nanos(
            part -> perSecond * shape.at(part),
            perSecond * shape.most(),
            day.run(),
            random.split());
    List<Arrival> all = new ArrayList<>(times.length);
    SplittableRandom choices = random.split();
    for (long at : times) {
      boolean sale = DayShape.isSale(day.passed(at));
      all.add(new Arrival(at, Role.one(choices), sale, choices.nextLong()));
    }
    long step = Math.max(1_000_000, day.real(healthEvery).toNanos());
    for (long at = step / 2; at < day.run().toNanos(); at += step) {
      all.add(new Arrival(at, Role.HEALTH_CHECK, false, 0));
    }
    all.sort(Comparator.comparingLong(Arrival::atNanos));
    return List.copyOf(all);
  }
}
