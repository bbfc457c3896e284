package dev.tenfold.diagnose.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenfold.diagnose.security.PatchTable.Answers;
import dev.tenfold.diagnose.security.PatchTable.Deadline;
import dev.tenfold.diagnose.security.PatchTable.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatchTableTest {

  /** The sixteen rows of CISA BOD 26-04 1.0.0 in the repository of SSVC, in its order. */
  @ParameterizedTest
  @CsvSource({
    "false,false,false,false,ON_UPGRADE",
    "true,false,false,false,DAYS_14",
    "false,true,false,false,DAYS_60",
    "false,false,true,false,DAYS_60",
    "false,false,false,true,ON_UPGRADE",
    "true,true,false,false,DAYS_14",
    "true,false,true,false,DAYS_14",
    "false,true,true,false,DAYS_14",
    "true,false,false,true,DAYS_14",
    "false,true,false,true,DAYS_14",
    "false,false,true,true,DAYS_60",
    "true,true,true,false,DAYS_3",
    "true,true,false,true,DAYS_3_TRIAGE",
    "true,false,true,true,DAYS_3_TRIAGE",
    "false,true,true,true,DAYS_3",
    "true,true,true,true,DAYS_3_TRIAGE",
  })
  void every_row_is_that_of_the_directive(
      boolean kev, boolean exposed, boolean automatable, boolean total, Deadline deadline) {
    assertThat(PatchTable.range(new Answers(kev, exposed, automatable, total)))
        .isEqualTo(new Range(deadline, deadline));
  }

  @Test
  void open_questions_give_a_range() {
    Answers nothing = new Answers(null, null, null, null);
    assertThat(PatchTable.range(nothing))
        .isEqualTo(new Range(Deadline.DAYS_3_TRIAGE, Deadline.ON_UPGRADE));
    assertThat(nothing.open())
        .containsExactly("exploited", "exposed", "automatable", "technical impact");
    Range exploited = PatchTable.range(new Answers(true, true, null, null));
    assertThat(exploited).isEqualTo(new Range(Deadline.DAYS_3_TRIAGE, Deadline.DAYS_14));
    assertThat(exploited.words()).isEqualTo("3 d and forensic triage to 14 d");
    assertThat(PatchTable.range(new Answers(false, false, null, null)))
        .isEqualTo(new Range(Deadline.DAYS_60, Deadline.ON_UPGRADE));
  }
}
