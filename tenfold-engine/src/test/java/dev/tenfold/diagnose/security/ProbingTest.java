package dev.tenfold.diagnose.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenfold.diagnose.Chapter;
import dev.tenfold.diagnose.security.AttackEvidence.Probe;
import dev.tenfold.diagnose.security.AttackEvidence.Scanners;
import dev.tenfold.verdict.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ProbingTest {
  private static final int MANY = 50_000;

  @Test
  void one_page_is_what_counting_every_pair_of_probes_says_it_is() {
    for (int seed = 1; seed <= 200; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<Probe> probes = new ArrayList<>();
      for (int i = random.nextInt(1, 40); i > 0; i--) {
        long answered = random.nextInt(4);
        long size = random.nextInt(6) * Math.max(1, answered) * random.nextInt(1, 3);
        probes.add(new Probe("/" + i + "/.env", answered + random.nextInt(3), answered, size));
      }
      Probing probing = new Probing(probes);
      for (Probe probe : probes) {
        double mean = probe.meanBytes();
        boolean onePage = probes.stream().filter(each -> each.meanBytes() == mean).count() >= 3;
        assertThat(probing.isOnePage(probe)).as("seed %d, %s", seed, probe).isEqualTo(onePage);
        assertThat(probing.found(probe))
            .as("seed %d, %s", seed, probe)
            .isEqualTo(probe.answered() > 0 && !onePage);
      }
    }
  }

  @Test
  @Timeout(20)
  void a_scan_of_fifty_thousand_paths_is_diagnosed_in_time() {
    List<Probe> probes = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      probes.add(new Probe("/.git/" + i, 1, 1, i < 3 ? 500 : 1000 + i));
    }
    Posture posture =
        new Posture()
            .attacks(
                new AttackEvidence(
                    "access.log", MANY, 0, probes, 0, List.of(), new Scanners(0, 0)));
    Chapter chapter = SecurityDiagnosis.of(posture.material());
    assertThat(chapter.findings())
        .extracting(Finding::title)
        .anyMatch(title ->
            title.startsWith("49,997 requests were answered with content")
                && title.endsWith("and 49,994 more"));
    assertThat(posture.state("v5.0.0-13.4.1")).isInstanceOf(State.Gap.class);
  }
}
