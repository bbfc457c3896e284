package dev.tenfold.diagnose.security;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How soon a vulnerability has to be gone, by four questions.
 *
 * @see <a href="https://github.com/CERTCC/SSVC/blob/main/data/csv/cisa/cisa_bod_26_04_1_0_0.csv">
 *     CISA BOD 26-04 as a decision table of SSVC</a>
 */
public final class PatchTable {
  private static final Map<List<Boolean>, Deadline> ROWS = read();

  private PatchTable() {}

  /** How soon. */
  public enum Deadline {
    ON_UPGRADE(0, "with the next upgrade"),
    DAYS_60(60, "60 d"),
    DAYS_14(14, "14 d"),
    DAYS_3(3, "3 d"),
    /** And what happened in the meantime has to be looked into before it is patched. */
    DAYS_3_TRIAGE(3, "3 d and forensic triage");

    private final int days;
    private final String words;

    Deadline(int days, String words) {
      this.days = days;
      this.words = words;
    }

    /** Returns how many days there are; 0 where it is not a matter of days. */
    public int days() {
      return days;
    }

    /** Returns it as people read it. */
    public String words() {
      return words;
    }
  }

  /**
   * What is known of a vulnerability, null where nobody says.
   *
   * @param exploited whether it is in KEV
   * @param exposed whether those outside can reach what has it
   * @param automatable whether its use can be automated
   * @param totalImpact whether it gives total control
   */
  public record Answers(
      @Nullable Boolean exploited,
      @Nullable Boolean exposed,
      @Nullable Boolean automatable,
      @Nullable Boolean totalImpact) {

    /** Returns the questions that nobody answers. */
    public List<String> open() {
      List<String> open = new ArrayList<>();
      addIf(exploited, "exploited", open);
      addIf(exposed, "exposed", open);
      addIf(automatable, "automatable", open);
      addIf(totalImpact, "technical impact", open);
      return open;
    }

    private static void addIf(@Nullable Boolean answer, String name, List<String> open) {
      if (answer == null) {
        open.add(name);
      }
    }
  }

  /**
   * What the table says where some answers are open.
   *
   * @param soonest over all that the open answers may be
   * @param latest over all that the open answers may be
   */
  public record Range(Deadline soonest, Deadline latest) {
    /** Returns it as people read it. */
    public String words() {
      return soonest == latest ? soonest.words() : soonest.words() + " to " + latest.words();
    }
  }

  /** Returns how soon, as a range where answers are open. */
  public static Range range(Answers answers) {
    Set<Deadline> possible = EnumSet.noneOf(Deadline.class);
    for (boolean exploited : possible(answers.exploited())) {
      for (boolean exposed : possible(answers.exposed())) {
        for (boolean automatable : possible(answers.automatable())) {
          for (boolean total : possible(answers.totalImpact())) {
            Deadline row = ROWS.get(List.of(exploited, exposed, automatable, total));
            if (row != null) {
              possible.add(row);
            }
          }
        }
      }
    }
    List<Deadline> sorted = List.copyOf(possible);
    return new Range(sorted.getLast(), sorted.getFirst());
  }

  private static boolean[] possible(@Nullable Boolean answer) {
    return answer == null ? new boolean[] {false, true} : new boolean[] {answer};
  }

  private static Map<List<Boolean>, Deadline> read() {
    Map<List<Boolean>, Deadline> rows = new HashMap<>();
    for (String row : Requirements.rows("bod-26-04.csv")) {
      String[] cells = row.split(",", -1);
      List<Boolean> key = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        key.add(cells[i].equals("yes"));
      }
      rows.put(List.copyOf(key), Deadline.valueOf(cells[4]));
    }
    return Map.copyOf(rows);
  }
}
