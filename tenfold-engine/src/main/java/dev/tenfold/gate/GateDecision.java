package dev.tenfold.gate;

import dev.tenfold.verdict.Measurement;
import java.util.List;

/**
 * Whether to start.
 *
 * @param outcome closed where a criterion is not met, unknown where one is not known, else open
 * @param criteria each with its evidence
 * @param detectable for each target, the least change that can be told from noise
 */
public record GateDecision(Outcome outcome, List<Criterion> criteria, List<Detectable> detectable) {
  public GateDecision {
    criteria = List.copyOf(criteria);
    detectable = List.copyOf(detectable);
  }

  /** What the gate says. */
  public enum Outcome {
    OPEN,
    CLOSED,
    UNKNOWN;

    /** Returns it in words, after "the gate is". */
    public String words() {
      return switch (this) {
        case OPEN -> "open";
        case CLOSED -> "closed";
        case UNKNOWN -> "undecided";
      };
    }
  }

  /**
   * Something that must be so.
   *
   * @param name {@code production-usage}
   * @param why what shows it, or what is missing, a sentence
   * @param numbers what it rests on
   * @param fix how to meet it, or how to know; empty where it is met
   */
  public record Criterion(
      String name, State state, String why, List<Measurement> numbers, String fix) {
    public Criterion {
      numbers = List.copyOf(numbers);
    }
  }

  /** How a criterion stands. */
  public enum State {
    MET("✓", "met"),
    NOT_MET("✗", "not met"),
    UNKNOWN("?", "unknown"),
    WAIVED("~", "waived");

    private final String sign;
    private final String words;

    State(String sign, String words) {
      this.sign = sign;
      this.words = words;
    }

    /** Returns it as one character. */
    public String sign() {
      return sign;
    }

    /** Returns it in words. */
    public String words() {
      return words;
    }
  }

  /**
   * The least change of a target's number that can be told from noise.
   *
   * @param target its id
   * @param change the least change, or why it cannot be told
   * @param words what that means for the objective, a sentence
   */
  public record Detectable(String target, Measurement change, String words) {}
}
