package dev.tenfold.verdict;

import java.util.List;

/**
 * What a finding rests on.
 *
 * @param numbers the measurements that it is drawn from, the telling one first
 * @param exemplars requests to look at
 */
public record Evidence(List<Measurement> numbers, List<Exemplar> exemplars) {
  public Evidence {
    numbers = List.copyOf(numbers);
    exemplars = List.copyOf(exemplars);
    if (numbers.isEmpty()) {
      throw new IllegalArgumentException("evidence without a number");
    }
  }
}
