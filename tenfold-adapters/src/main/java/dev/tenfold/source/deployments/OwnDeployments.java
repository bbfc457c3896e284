package dev.tenfold.source.deployments;

import dev.tenfold.observe.Deployment;
import dev.tenfold.observe.Deployment.Outcome;
import dev.tenfold.observe.Place;
import dev.tenfold.record.Fields;
import dev.tenfold.record.Format;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Tenfold's own form: the fields of {@link Deployment}, a line each. */
final class OwnDeployments implements Format<Deployment> {
  private final List<Deployment> found = new ArrayList<>();

  @Override
  public boolean knows(JsonNode record) {
    return record.has("service") && record.has("outcome");
  }

  @Override
  public Optional<Unusable> take(JsonNode record, Place place) {
    Optional<Instant> finished = Fields.time(record, "finished");
    String service = Fields.text(record, "service");
    Outcome outcome = outcome(Fields.text(record, "outcome"));
    if (finished.isEmpty() || service.isEmpty()) {
      return Unusable.without("service and finished");
    }
    if (outcome == null) {
      return Optional.of(
          new Unusable("an unknown outcome", "say succeeded, failed or rolled-back"));
    }
    found.add(
        new Deployment(
            Fields.first(Fields.text(record, "id"), place.text()),
            service,
            Fields.text(record, "environment"),
            Fields.text(record, "revision"),
            Fields.text(record, "artifact"),
            Fields.time(record, "started").orElse(null),
            finished.get(),
            outcome,
            CdDeployments.trigger(Fields.text(record, "trigger")),
            place));
    return Optional.empty();
  }

  private static @Nullable Outcome outcome(String text) {
    return switch (text.toLowerCase(Locale.ROOT).replace('_', '-')) {
      case "succeeded", "success" -> Outcome.SUCCEEDED;
      case "failed", "failure" -> Outcome.FAILED;
      case "rolled-back", "rolledback" -> Outcome.ROLLED_BACK;
      default -> null;
    };
  }

  @Override
  public List<Deployment> facts() {
    return List.copyOf(found);
  }
}
