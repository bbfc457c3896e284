package dev.tenfold.accesslog.syntax;

import dev.tenfold.accesslog.Element;
import dev.tenfold.accesslog.KeyedLayout;
import dev.tenfold.accesslog.Notation;
import dev.tenfold.accesslog.Role;
import dev.tenfold.accesslog.Stamp;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds what the keys of JSON lines or LTSV say, by their usual names and by their values. */
final class KeyedDetection {
  /** Names in order of preference, without case, underscores and dashes. */
  private static final Vocabulary WORDS =
      Vocabulary.of(
          """
          time TIME
          timestamp TIME
          @timestamp TIME
          ts TIME
          timeiso8601 TIME
          timelocal TIME
          datetime TIME
          starttime TIME
          starttimeutc TIME
          msec TIME
          request REQUEST
          req REQUEST
          requestline REQUEST
          method METHOD
          requestmethod METHOD
          httpmethod METHOD
          verb METHOD
          request.method METHOD
          req.method METHOD
          http.request.method METHOD
          http.method METHOD
          httprequest.requestmethod METHOD
          requesturi TARGET
          uri TARGET
          url TARGET
          target TARGET
          originalpath TARGET
          request.uri TARGET
          request.url TARGET
          req.url TARGET
          url.original TARGET
          http.target TARGET
          http.url TARGET
          httprequest.requesturl TARGET
          path PATH
          uripath PATH
          requestpath PATH
          url.path PATH
          request.path PATH
          status STATUS
          statuscode STATUS
          responsestatus STATUS
          responsecode STATUS
          httpstatus STATUS
          code STATUS
          response.status STATUS
          res.statuscode STATUS
          res.status STATUS
          http.response.statuscode STATUS
          http.statuscode STATUS
          httprequest.status STATUS
          bodybytessent BYTES
          bodybytes BYTES
          bytessent BYTES
          bytes BYTES
          size BYTES
          responsesize BYTES
          contentlength BYTES
          length BYTES
          http.response.body.bytes BYTES
          httprequest.responsesize BYTES
          requesttime DURATION SECONDS
          responsetime DURATION
          reqtime DURATION SECONDS
          reqtimemicrosec DURATION MICROS
          duration DURATION
          latency DURATION
          elapsed DURATION
          elapsedtime DURATION
          timetaken DURATION
          took DURATION
          rt DURATION
          durationms DURATION MILLIS
          latencyms DURATION MILLIS
          elapsedms DURATION MILLIS
          tookms DURATION MILLIS
          responsetimems DURATION MILLIS
          requesttimems DURATION MILLIS
          durationus DURATION MICROS
          tookus DURATION MICROS
          latencyus DURATION MICROS
          durationns DURATION NANOS
          latencyns DURATION NANOS
          event.duration DURATION NANOS
          httprequest.latency DURATION
          upstreamresponsetime UPSTREAM SECONDS
          upstreamtime UPSTREAM SECONDS
          apptime UPSTREAM SECONDS
          upstreamservicetime UPSTREAM MILLIS
          remoteaddr CLIENT
          remoteip CLIENT
          clientip CLIENT
          client CLIENT
          ip CLIENT
          remotehost CLIENT
          client.ip CLIENT
          source.ip CLIENT
          request.remoteip CLIENT
          httprequest.remoteip CLIENT
          httpuseragent USER_AGENT
          useragent USER_AGENT
          ua USER_AGENT
          agent USER_AGENT
          useragent.original USER_AGENT
          httprequest.useragent USER_AGENT
          vhost HOST
          httphost HOST
          host HOST
          servername HOST
          domain HOST
          authority HOST
          service HOST
          request.host HOST
          """);

  private final KeyedLayout.Syntax syntax;
  private final Map<String, List<String>> values = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();
  private int lines;

  KeyedDetection(KeyedLayout.Syntax syntax) {
    this.syntax = syntax;
  }

  List<String> notes() {
    return notes;
  }

  /** Takes the keys of a line in. */
  void add(String line) {
    lines++;
    switch (syntax) {
      case JSON ->
          JsonLeaves.of(line.substring(Math.max(0, line.indexOf('{'))))
              .leaves()
              .forEach(leaf -> put(leaf.path(), leaf.value()));
      case LTSV -> {
        for (String cell : line.split("\t", -1)) {
          int colon = cell.indexOf(':');
          if (colon > 0) {
            put(cell.substring(0, colon), cell.substring(colon + 1));
          }
        }
      }
    }
  }

  private void put(String key, String value) {
    values.computeIfAbsent(key, k -> new ArrayList<>()).add(value);
  }

  /** Returns the layout of the keys seen, when they say enough about requests. */
  Optional<KeyedLayout> detect(ZoneId zone) {
    List<Found> found = new ArrayList<>();
    for (Map.Entry<String, List<String>> entry : values.entrySet()) {
      field(entry.getKey(), entry.getValue()).ifPresent(found::add);
    }
    upstreamForTotal(found);
    found.sort(Comparator.comparingInt(Found::index));
    List<Element.Field> fields = new ArrayList<>();
    found.forEach(one -> fields.add(one.field()));
    boolean enough =
        Requirements.missing(fields.stream().map(Element.Field::role).toList(), WORDS).isEmpty();
    values.keySet().stream()
        .filter(key -> found.stream().noneMatch(one -> one.field().name().equals(key)))
        .forEach(key -> fields.add(new Element.Field(key, Role.IGNORED, Notation.PLAIN)));
    return enough
        ? Optional.of(
            new KeyedLayout(
                syntax == KeyedLayout.Syntax.JSON ? "JSON lines" : "LTSV",
                syntax,
                fields,
                Stamp.UNKNOWN,
                zone))
        : Optional.empty();
  }

  private record Found(Element.Field field, int index) {}

  private Optional<Found> field(String key, List<String> said) {
    String plain = key.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
    Optional<Meaning> meaning = WORDS.meaning(plain);
    if (meaning.isEmpty()) {
      return Optional.empty();
    }
    Role role = meaning.get().role();
    Notation notation = meaning.get().notation();
    if (syntax == KeyedLayout.Syntax.LTSV && plain.equals("host")) {
      role = Role.CLIENT;
    }
    if (role == Role.REQUEST && said.stream().noneMatch(value -> value.contains(" /"))) {
      return Optional.empty();
    }
    if (role == Role.DURATION) {
      Optional<DurationGuess> guess = DurationGuess.of(said);
      if (notation == Notation.PLAIN) {
        notation = guess.map(DurationGuess::notation).orElse(Notation.SECONDS);
        guess.filter(one -> !one.sure()).ifPresent(one -> note(key, one));
      }
    }
    return Optional.of(new Found(new Element.Field(key, role, notation), WORDS.index(plain)));
  }

  private void note(String key, DurationGuess guess) {
    notes.add(
        key
            + " is taken for the duration in "
            + guess.unit()
            + " ("
            + guess.why()
            + "); if it is not, give a mapping with --format");
  }

  /** Where most lines only have an upstream's time, it stands in for the time of the request. */
  private void upstreamForTotal(List<Found> found) {
    long timed =
        found.stream()
            .filter(one -> one.field().role() == Role.DURATION)
            .mapToLong(one -> values.getOrDefault(one.field().name(), List.of()).size())
            .max()
            .orElse(0);
    List<Found> upstream =
        found.stream().filter(one -> one.field().role() == Role.UPSTREAM).toList();
    if (timed * 2 < lines && !upstream.isEmpty()) {
      Element.Field field = upstream.getFirst().field();
      found.remove(upstream.getFirst());
      found.add(
          new Found(
              new Element.Field(field.name(), Role.DURATION, field.notation()), Integer.MAX_VALUE));
      notes.add(
          field.name()
              + " is the time of the upstream; it stands for the duration of the request, which"
              + " most lines do not have");
    }
  }
}
