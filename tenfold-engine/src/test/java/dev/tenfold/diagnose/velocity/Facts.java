package dev.tenfold.diagnose.velocity;

import dev.tenfold.observe.Commit;
import dev.tenfold.observe.Commit.FileChange;
import dev.tenfold.observe.Commit.Landing;
import dev.tenfold.observe.Deployment;
import dev.tenfold.observe.Deployment.Outcome;
import dev.tenfold.observe.Deployment.Trigger;
import dev.tenfold.observe.Incident;
import dev.tenfold.observe.Place;
import dev.tenfold.observe.PullRequestStart;
import dev.tenfold.verdict.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Four weeks of a product, from a Monday on; hours count from its begin and may be negative. */
final class Facts {
  static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  static final Window WINDOW = new Window(START, hour(4 * 168));
  static final Place PLACE = new Place("facts", 0);

  final List<Commit> commits = new ArrayList<>();
  final List<PullRequestStart> heads = new ArrayList<>();
  final List<String> files = new ArrayList<>();
  final List<Deployment> deployments = new ArrayList<>();
  final List<Deployment> releases = new ArrayList<>();
  @Nullable List<Incident> incidents;
  VelocitySettings settings = VelocitySettings.STANDARD;
  String author = "Ana Lima <ana@example.org>";
  String service = "shop";
  String environment = "production";
  Trigger trigger = Trigger.UNKNOWN;
  private final int repository;
  private String tip = "";

  Facts() {
    this(1);
  }

  /** Facts of another repository, whose commits are others. */
  Facts(int repository) {
    this.repository = repository;
  }

  static Instant hour(double hour) {
    return START.plusSeconds(Math.round(hour * 3600));
  }

  /** Returns the id of a commit on the branch. */
  String commit(String subject, double authored, double committed) {
    return commit(subject, authored, committed, "Main.java");
  }

  String commit(String subject, double authored, double committed, String path) {
    String sha = sha();
    FileChange.Kind kind = files.contains(path) ? FileChange.Kind.CHANGED : FileChange.Kind.ADDED;
    if (kind == FileChange.Kind.ADDED) {
      files.add(path);
    }
    Landing landing = new Landing(sha, hour(committed));
    add(
        sha,
        List.of(tip),
        new Said(subject, hour(authored), hour(committed), landing),
        List.of(new FileChange(path, "", kind, 3, 1)));
    tip = sha;
    return sha;
  }

  /** Returns the id of a commit on the branch that takes others back: ids, or numbers with a #. */
  String revert(String subject, double at, String... reverts) {
    String sha = commit(subject, at, at);
    Commit plain = commits.removeLast();
    commits.add(
        new Commit(
            sha,
            plain.parents(),
            plain.author(),
            plain.bot(),
            plain.authored(),
            plain.committed(),
            subject,
            List.of(reverts),
            plain.pullRequest(),
            plain.landing(),
            plain.files()));
    return sha;
  }

  /** Returns the id of a merge that brings in one commit of a branch. */
  String merge(int number, double authored, double merged) {
    String base = tip;
    String work = sha();
    String merge = "%07x%033x".formatted(0xabc0000 + commits.size(), repository);
    Landing landing = new Landing(merge, hour(merged));
    Said said = new Said("work", hour(authored), hour(authored + 1), landing);
    add(
        work,
        List.of(base),
        said,
        List.of(new FileChange("Main.java", "", FileChange.Kind.CHANGED, 5, 5)));
    Said words =
        new Said("Merge pull request #" + number + " from x", hour(merged), hour(merged), landing);
    add(merge, List.of(base, work), words, List.of());
    tip = merge;
    return merge;
  }

  private record Said(String subject, Instant authored, Instant committed, Landing landing) {}

  private void add(String sha, List<String> parents, Said said, List<FileChange> changes) {
    String subject = said.subject;
    int open = subject.lastIndexOf("#");
    String digits = open < 0 ? "" : subject.substring(open + 1).replaceAll("\\D.*", "");
    commits.add(
        new Commit(
            sha,
            parents.stream().filter(parent -> !parent.isEmpty()).toList(),
            author,
            author.contains("[bot]"),
            said.authored,
            said.committed,
            subject,
            List.of(),
            digits.isEmpty() ? 0 : Integer.parseInt(digits),
            said.landing,
            changes));
  }

  private String sha() {
    return "%07x%033x"
        .formatted(0x1000000 + commits.size() * 7919, repository)
        .toLowerCase(Locale.ROOT);
  }

  Facts deploy(String id, String revision, double at) {
    return deploy(id, revision, at, Outcome.SUCCEEDED);
  }

  Facts deploy(String id, String revision, double at, Outcome outcome) {
    deployments.add(
        new Deployment(
            id, service, environment, revision, "", null, hour(at), outcome, trigger, PLACE));
    return this;
  }

  Facts incident(String id, double began, @Nullable Double resolved, String cause) {
    List<Incident> all = new ArrayList<>(incidents == null ? List.of() : incidents);
    all.add(
        new Incident(
            id,
            "checkout fails",
            "shop",
            "major",
            hour(began),
            null,
            null,
            resolved == null ? null : hour(resolved),
            cause,
            PLACE));
    incidents = all;
    return this;
  }

  /** Deploys a commit every two days, written ten and merged four hours before. */
  Facts steady(int deployments) {
    for (int i = 0; i < deployments; i++) {
      double at = 12 + 48 * i;
      deploy("d" + i, commit("change " + i, at - 10, at - 4), at);
    }
    return this;
  }

  Repository repository(String name) {
    return new Repository(name, commits.reversed(), heads, files);
  }

  VelocityMaterial material() {
    return material(List.of(repository("")));
  }

  VelocityMaterial material(List<Repository> repositories) {
    return new VelocityMaterial(WINDOW, repositories, deployments, releases, incidents, settings);
  }
}
