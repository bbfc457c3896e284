package dev.tenfold.diagnose.reliability;

import dev.tenfold.observe.Deployment;
import dev.tenfold.observe.Incident;
import java.util.List;

/**
 * A deployment with the incidents that are put down to it.
 *
 * @param grade the best evidence among them
 */
record Blamed(Deployment deployment, List<Incident> incidents, Grade grade) {
  Blamed {
    incidents = List.copyOf(incidents);
  }

  /** How an incident is put down to a deployment, the surest first. */
  enum Grade {
    STATED("its record names the deployment"),
    ROLLED_BACK("the deployment was rolled back after it began"),
    FOLLOWED("it began soon after the deployment, which is no proof");

    private final String words;

    Grade(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }
}
