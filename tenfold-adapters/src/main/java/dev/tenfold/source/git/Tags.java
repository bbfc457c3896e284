package dev.tenfold.source.git;

import dev.tenfold.collect.Delivery;
import dev.tenfold.collect.DeliveryCount;
import dev.tenfold.observe.Deployment;
import dev.tenfold.observe.Deployment.Outcome;
import dev.tenfold.observe.Deployment.Trigger;
import dev.tenfold.observe.Place;
import dev.tenfold.verdict.Problem;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevTag;
import org.eclipse.jgit.revwalk.RevWalk;

/** Tags as deployments, where that is what they are. */
final class Tags {
  private final OpenedRepository opened;
  private final TagRule rule;
  private final DeliveryCount<Deployment> count;
  private long annotated;
  private long lightweight;

  Tags(OpenedRepository opened, TagRule rule) {
    this.opened = opened;
    this.rule = rule;
    this.count = new DeliveryCount<>(opened.name);
  }

  Delivery<Deployment> read() {
    int others = 0;
    int matching = 0;
    String other = "";
    try (RevWalk walk = new RevWalk(opened.repository)) {
      for (Ref ref : opened.repository.getRefDatabase().getRefsByPrefix(Constants.R_TAGS)) {
        String name = ref.getName().substring(Constants.R_TAGS.length());
        if (rule.name().matcher(name).matches()) {
          tag(walk, ref, name);
          matching++;
        } else {
          count.use(List.of());
          others++;
          other = name;
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw OpenedRepository.broken(opened.name, "its tags cannot be read", e);
    }
    if (matching == 0 && others > 0) {
      count.note(
          "No tag of "
              + others
              + " matches "
              + rule.name().pattern()
              + " with the whole of its name, such as "
              + other);
    }
    if (lightweight > 0) {
      count.note(
          lightweight
              + " of "
              + (lightweight + annotated)
              + " tags carry no date, so that of their commit stands for it: annotate tags"
              + " (git tag -a)");
    }
    return count.delivery();
  }

  private void tag(RevWalk walk, Ref ref, String name) {
    Place place = new Place(opened.name + " " + ref.getName(), 0);
    try {
      RevObject object = walk.parseAny(ref.getObjectId());
      if (!(walk.peel(object) instanceof RevCommit peeled)) {
        count.reject(
            "it names no commit",
            new Problem("the tag " + name + " names no commit", place.text(), "tag a commit"));
        return;
      }
      RevCommit commit = walk.parseCommit(peeled);
      Instant at = CommitReading.committed(commit);
      if (object instanceof RevTag tag && tag.getTaggerIdent() != null) {
        at = tag.getTaggerIdent().getWhenAsInstant();
        annotated++;
      } else {
        lightweight++;
      }
      count.use(List.of(deployment(name, commit.name(), at, place)));
    } catch (IOException
        | DateTimeException
        | IllegalArgumentException
        | IndexOutOfBoundsException e) {
      count.reject(
          "its objects are missing or damaged",
          new Problem(
              "the tag " + name + " cannot be followed: " + e.getMessage(),
              place.text(),
              "fetch the tag again: git fetch --tags"));
    }
  }

  private Deployment deployment(String name, String sha, Instant at, Place place) {
    return new Deployment(
        name,
        rule.service(),
        rule.environment(),
        sha,
        name,
        null,
        at,
        Outcome.SUCCEEDED,
        Trigger.UNKNOWN,
        place);
  }
}
