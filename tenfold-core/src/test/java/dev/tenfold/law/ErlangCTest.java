package dev.tenfold.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ErlangCTest {
  /** One server: the probability of waiting is ρ. Two: 2ρ²/(1+ρ), Gross et al., section 2.3. */
  @Test
  void small_systems_have_closed_forms() {
    assertThat(ErlangC.waiting(1, 0.6)).isCloseTo(0.6, within(1e-12));
    assertThat(ErlangC.waiting(2, 1)).isCloseTo(1 / 3.0, within(1e-12));
    assertThat(ErlangC.waiting(2, 1.5)).isCloseTo(2 * 0.75 * 0.75 / 1.75, within(1e-12));
  }

  /** The usual example of a call centre: 10 erlangs, 14 agents, 180 s: 17.4 %, 7.8 s. */
  @Test
  void a_call_centre_waits_as_tables_say() {
    assertThat(ErlangC.waiting(14, 10)).isCloseTo(0.174, within(5e-4));
    assertThat(ErlangC.meanWait(14, 10, 180)).isCloseTo(7.8, within(0.05));
  }

  @Test
  void beyond_its_servers_everyone_waits_for_ever() {
    assertThat(ErlangC.waiting(4, 4)).isEqualTo(1);
    assertThat(ErlangC.meanWait(4, 4.5, 1)).isInfinite();
    assertThat(ErlangC.waiting(10_000, 9_900)).isBetween(0.0, 1.0);
  }
}
