package dev.tenfold.diagnose;

import dev.tenfold.accesslog.Rejection;
import dev.tenfold.diagnose.LogReading.FormatReading;
import dev.tenfold.diagnose.Material.LogFacts;
import dev.tenfold.diagnose.Reading.Note;
import dev.tenfold.diagnose.Reading.Rejected;
import dev.tenfold.diagnose.Reading.Sample;
import dev.tenfold.rollup.Tally;
import dev.tenfold.units.Times;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The account of what was read. */
final class Readings {
  private final Material material;
  private final Span span;

  Readings(Known known) {
    this.material = known.material;
    this.span = known.span;
  }

  Reading reading() {
    Tally all = new Tally();
    material.aggregate().tallies().values().forEach(all::merge);
    return new Reading(all.read(), all.used, rejected(all), notes(all), logs());
  }

  private List<Rejected> rejected(Tally all) {
    Comparator<Rejected> most = Comparator.comparingLong(rejected -> -rejected.lines());
    return all.rejectedByReason().entrySet().stream()
        .map(e -> new Rejected(e.getKey().words(), e.getValue(), samples(all, e.getKey())))
        .sorted(most.thenComparing(Rejected::reason))
        .toList();
  }

  private List<Sample> samples(Tally all, Rejection reason) {
    return all.samples(reason).stream()
        .map(s -> new Sample(material.logName(s.log()), s.offset(), s.field(), s.text()))
        .toList();
  }

  private List<Note> notes(Tally all) {
    List<Note> notes = new ArrayList<>();
    note(notes, all.withoutDuration, "carry no duration");
    note(notes, all.zeroDurations, "have a duration of 0: below the resolution of the log's clock");
    note(notes, all.truncatedAgents, "end inside the user agent's quotes");
    note(notes, all.withoutRequest, "carry no request that can be read");
    note(notes, all.outOfOrder, "at least are stamped earlier than the line above them");
    note(
        notes,
        span.before(),
        "are stamped long before all others, the first "
            + Times.date(Span.instant(span.earliest()))
            + ": counted, but outside the window");
    note(
        notes,
        span.after(),
        "are stamped long after all others, the last "
            + Times.date(Span.instant(span.latest()))
            + ": counted, but outside the window");
    notes.sort(Comparator.comparingLong(note -> -note.lines()));
    return notes;
  }

  private static void note(List<Note> notes, long lines, String words) {
    if (lines > 0) {
      notes.add(new Note(words, lines));
    }
  }

  private List<LogReading> logs() {
    List<LogReading> logs = new ArrayList<>();
    for (int log = 0; log < material.logs().size(); log++) {
      LogFacts facts = material.logs().get(log);
      Tally tally = material.aggregate().tallies().getOrDefault(log, new Tally());
      FormatReading format = facts.format();
      logs.add(
          new LogReading(
              facts.name(), format, tally.bytes, tally.read(), tally.used, facts.problems()));
    }
    return logs;
  }
}
