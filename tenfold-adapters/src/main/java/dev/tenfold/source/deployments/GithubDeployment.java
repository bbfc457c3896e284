package dev.tenfold.source.deployments;

import dev.tenfold.observe.Deployment;
import dev.tenfold.observe.Deployment.Outcome;
import dev.tenfold.observe.Deployment.Trigger;
import dev.tenfold.observe.Place;
import dev.tenfold.record.Fields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One GitHub deployment, as far as it is known. */
final class GithubDeployment {
  private static final Set<String> FAILED = Set.of("failure", "error");

  /** Says that a later deployment took its place: GitHub gives it only to those that succeeded. */
  private static final String INACTIVE = "inactive";

  private record State(Instant at, String name) {}

  private final String id;
  private final String repository;
  private final Place place;
  private final List<State> states = new ArrayList<>();
  private String environment = "";
  private String revision = "";
  private @Nullable Instant created;

  GithubDeployment(String id, String repository, Place place) {
    this.id = id;
    this.repository = repository;
    this.place = place;
  }

  void describe(JsonNode deployment, Instant at) {
    environment = Fields.first(Fields.text(deployment, "environment"), environment);
    revision = Fields.first(Fields.text(deployment, "sha"), revision);
    created = at;
  }

  /** Takes a status; returns whether it could be understood. */
  boolean say(JsonNode status) {
    String name = Fields.text(status, "state");
    Optional<Instant> at = Fields.time(status, "created_at");
    if (name.isEmpty() || at.isEmpty()) {
      return false;
    }
    environment = Fields.first(environment, Fields.text(status, "environment"));
    states.add(new State(at.get(), name));
    return true;
  }

  /** Returns whether it is only known to have succeeded, and not when. */
  boolean isUndated() {
    return last() == null && isInactive() && created != null;
  }

  private boolean isInactive() {
    return states.stream().anyMatch(state -> state.name.equals(INACTIVE));
  }

  /** Returns since when it has been in the last final state that it came into. */
  private @Nullable State last() {
    List<State> sorted = new ArrayList<>(states);
    sorted.sort(Comparator.comparing(State::at));
    State last = null;
    for (State state : sorted) {
      boolean isFinal = state.name.equals("success") || FAILED.contains(state.name);
      if (isFinal && (last == null || !state.name.equals(last.name))) {
        last = state;
      }
    }
    return last;
  }

  Optional<Deployment> fact() {
    State last = last();
    Instant finished = last != null ? last.at : isInactive() ? created : null;
    if (finished == null) {
      return Optional.empty();
    }
    Outcome outcome =
        last != null && FAILED.contains(last.name) ? Outcome.FAILED : Outcome.SUCCEEDED;
    return Optional.of(
        new Deployment(
            id,
            repository,
            environment,
            revision,
            "",
            created,
            finished,
            outcome,
            Trigger.UNKNOWN,
            place));
  }
}
