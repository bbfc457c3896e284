package dev.tenfold.bench.traffic;

/**
 * One kind of request: what it asks for, who asks, how long it takes, and what it is answered.
 *
 * @param method request method
 * @param path path and query
 * @param weight how often it is asked for, against the others
 * @param audience who asks
 * @param cost how long it takes
 * @param size response size in bytes, as its median
 * @param sizeSpread how sizes vary
 * @param answers status codes
 */
record Shape(
    String method,
    Template path,
    int weight,
    Audience audience,
    Cost cost,
    double size,
    LogNormal sizeSpread,
    Answers answers) {

  /**
   * How long a request takes: {@code median · spread · (1 + loadGain · ρ/(1.15 − ρ))} at load ρ,
   * and something for each megabyte sent.
   */
  record Cost(double medianMillis, LogNormal spread, double loadGain, double millisPerMegabyte) {}

  private static final LogNormal STEADY = new LogNormal(0.25);

  /** Returns a shape anyone asks for, with a median of 10 ms and 2 kB. */
  static Shape of(String method, String path, int weight) {
    return new Shape(
        method,
        new Template(path),
        weight,
        Audience.ANYONE,
        new Cost(10, STEADY, 0, 0),
        2000,
        STEADY,
        Answers.OK);
  }

  Shape by(Audience theAudience) {
    return new Shape(method, path, weight, theAudience, cost, size, sizeSpread, answers);
  }

  /** Returns a shape with another duration: median, σ of its logarithm, and gain under load. */
  Shape takes(double medianMillis, double sigma, double loadGain) {
    Cost other = new Cost(medianMillis, new LogNormal(sigma), loadGain, cost.millisPerMegabyte());
    return new Shape(method, path, weight, audience, other, size, sizeSpread, answers);
  }

  Shape takesPerMegabyte(double millis) {
    Cost other = new Cost(cost.medianMillis(), cost.spread(), cost.loadGain(), millis);
    return new Shape(method, path, weight, audience, other, size, sizeSpread, answers);
  }

  /** Returns a shape with another response size: median in bytes, σ of its logarithm. */
  Shape sends(double median, double sigma) {
    LogNormal spread = new LogNormal(sigma);
    return new Shape(method, path, weight, audience, cost, median, spread, answers);
  }

  /** Returns a shape with other answers, as {@link Answers#of} reads them. */
  Shape answers(String mix) {
    return new Shape(method, path, weight, audience, cost, size, sizeSpread, Answers.of(mix));
  }
}
