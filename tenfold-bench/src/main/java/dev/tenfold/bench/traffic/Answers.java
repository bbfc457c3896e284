package dev.tenfold.bench.traffic;

/** How often each status code is the answer, and what it does to duration and size. */
final class Answers {
  /** Always 200. */
  static final Answers OK = of("200*1");

  /** Where the proxy gives up, in milliseconds. */
  static final double PROXY_TIMEOUT_MILLIS = 30_000;

  private static final int STEPS = 10_000;

  private final short[] statuses = new short[STEPS];

  private Answers() {}

  /** Reads codes with their weights: {@code 200*970 304*20 404*10}. */
  static Answers of(String mix) {
    String[] terms = mix.split(" ", -1);
    double total = 0;
    for (String term : terms) {
      total += weight(term);
    }
    Answers answers = new Answers();
    double sum = 0;
    int step = 0;
    for (String term : terms) {
      sum += weight(term);
      for (; step < Math.round(sum / total * STEPS); step++) {
        answers.statuses[step] = Short.parseShort(term.substring(0, term.indexOf('*')));
      }
    }
    return answers;
  }

  int draw(Draws draws) {
    return statuses[draws.below(STEPS)];
  }

  /** Returns how long an answer takes that would have taken {@code millis} as a 200. */
  static double millis(int status, double millis, Draws draws) {
    return switch (status) {
      case 400, 401, 403, 405, 304 -> millis * 0.3;
      case 404 -> millis * 0.6;
      case 429 -> draws.unit() * 1.4;
      case 499 -> Math.min(millis * (2 + 8 * draws.unit()), PROXY_TIMEOUT_MILLIS * draws.unit());
      case 504 -> PROXY_TIMEOUT_MILLIS + draws.unit() * 6;
      default -> millis;
    };
  }

  /** Returns the size of an answer that would have sent {@code bytes} as a 200. */
  static long bytes(int status, double bytes) {
    return switch (status) {
      case 204, 304, 499 -> 0;
      case 400, 401, 403, 405, 429 -> 91;
      case 404 -> 153;
      case 500, 502, 503, 504 -> 173;
      default -> (long) bytes;
    };
  }

  private static double weight(String term) {
    return Double.parseDouble(term.substring(term.indexOf('*') + 1));
  }
}
