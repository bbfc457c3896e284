package dev.tenfold.source.deployments;

import dev.tenfold.observe.Deployment;
import dev.tenfold.observe.Place;
import dev.tenfold.record.Format;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** All other webhooks of GitHub: a release, for one, is no deployment. */
final class GithubOthers implements Format<Deployment> {
  private long others;

  @Override
  public boolean knows(JsonNode record) {
    return record.has("repository") && record.has("sender");
  }

  @Override
  public Optional<Unusable> take(JsonNode record, Place place) {
    others++;
    return Optional.empty();
  }

  @Override
  public List<String> notes() {
    return others == 0
        ? List.of()
        : List.of("Webhooks of GitHub about something else than deployments: " + others);
  }
}
