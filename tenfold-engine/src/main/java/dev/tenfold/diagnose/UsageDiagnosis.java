package dev.tenfold.diagnose;

import dev.tenfold.gate.Usage;
import dev.tenfold.rollup.CellBlock;
import dev.tenfold.rollup.ClientClass;
import dev.tenfold.rollup.Trait;
import java.util.EnumMap;
import java.util.Map;

/** Says whether people use a product, from its access logs. */
public final class UsageDiagnosis {
  private static final int SECONDS_OF_A_DAY = 86_400;

  private UsageDiagnosis() {}

  /** Returns who asked, and on how many days. */
  public static Usage of(Material material) {
    Known known = new Known(material);
    Map<ClientClass, Long> by = new EnumMap<>(ClientClass.class);
    material
        .aggregate()
        .traits()
        .forEach((code, slice) -> by.merge(Trait.of(code).client(), slice.requests(), Long::sum));
    long all = known.requests();
    long monitors = by.getOrDefault(ClientClass.MONITOR, 0L);
    long programs =
        by.getOrDefault(ClientClass.BOT, 0L)
            + by.getOrDefault(ClientClass.SCANNER, 0L)
            + by.getOrDefault(ClientClass.PROGRAM, 0L);
    int bucketsOfADay = SECONDS_OF_A_DAY / CellBlock.BUCKET_SECONDS;
    int days =
        (int) known.aggregate.tenSeconds().busy(bucketsOfADay, known.span.from(), known.span.to());
    Overall overall = new Overalls(known).overall();
    return new Usage(
        known.window,
        days,
        overall.traffic().requests(),
        all - monitors - programs,
        overall.clients().distinct(),
        known.measures.ratio(
            "requests of bots and programs", programs, all, "by user agent, as it names itself"),
        known.measures.ratio("health checks", monitors, all, "by user agent, as it names itself"));
  }
}
