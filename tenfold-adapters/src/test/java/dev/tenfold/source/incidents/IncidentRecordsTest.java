package dev.tenfold.source.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenfold.collect.Delivery;
import dev.tenfold.observe.Incident;
import dev.tenfold.observe.Place;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class IncidentRecordsTest {
  @Test
  void pagerduty_lists_incidents() throws IOException {
    Delivery<Incident> read =
        read(
            """
            {"incidents": [
              {"id": "PT4KHLK", "incident_number": 1234, "title": "The server is on fire.",
               "created_at": "2026-03-12T14:00:00Z", "status": "resolved", "urgency": "high",
               "last_status_change_at": "2026-03-12T14:08:00Z",
               "service": {"summary": "shop"}, "priority": {"summary": "P2"}},
              {"id": "PX", "incident_number": 1235, "title": "Slow",
               "created_at": "2026-03-12T15:00:00Z", "status": "acknowledged", "urgency": "low",
               "service": {"summary": "shop"}, "priority": null,
               "acknowledgements": [{"at": "2026-03-12T15:09:00Z"}, {"at": "2026-03-12T15:04:00Z"}]}
            ], "limit": 100, "more": false}
            """);
    assertThat(read.read()).isEqualTo(2);
    assertThat(read.facts()).hasSize(2);
    Incident closed = read.facts().getFirst();
    assertThat(closed.severity()).isEqualTo("P2");
    assertThat(closed.service()).isEqualTo("shop");
    assertThat(closed.resolved()).isEqualTo(Instant.parse("2026-03-12T14:08:00Z"));
    Incident open = read.facts().getLast();
    assertThat(open.severity()).isEqualTo("low");
    assertThat(open.acknowledged()).isEqualTo(Instant.parse("2026-03-12T15:04:00Z"));
    assertThat(open.resolved()).isNull();
    assertThat(read.notes()).isEmpty();
  }

  @Test
  void pagerduty_webhooks_are_joined_by_incident() throws IOException {
    Delivery<Incident> read =
        read(
            pagerduty("incident.triggered", "14:00"),
            pagerduty("incident.acknowledged", "14:03"),
            pagerduty("incident.resolved", "14:10"),
            pagerduty("incident.reopened", "14:12"),
            pagerduty("incident.resolved", "14:30"),
            pagerduty("incident.annotated", "14:31").replace("\"incident\"", "\"incident_note\""));
    assertThat(read.used()).isEqualTo(6);
    assertThat(read.facts()).hasSize(1);
    Incident one = read.facts().getFirst();
    assertThat(one.began()).isEqualTo(Instant.parse("2026-03-12T14:00:00Z"));
    assertThat(one.acknowledged()).isEqualTo(Instant.parse("2026-03-12T14:03:00Z"));
    assertThat(one.resolved()).isEqualTo(Instant.parse("2026-03-12T14:30:00Z"));
    assertThat(one.title()).isEqualTo("Test");
  }

  @Test
  void opsgenie_tells_alerts_by_their_report_and_incidents_by_their_impact() throws IOException {
    Delivery<Incident> read =
        read(
            """
            {"data": [
              {"id": "a1", "tinyId": "1", "message": "CPU", "status": "closed", "priority": "P1",
               "createdAt": "2026-03-12T14:00:00.000Z", "updatedAt": "2026-03-20T00:00:00Z",
               "entity": "shop", "report": {"ackTime": 60000, "closeTime": 600000}},
              {"id": "i1", "tinyId": "2", "message": "Down", "status": "resolved",
               "createdAt": "2026-03-12T15:10:00Z", "updatedAt": "2026-03-12T16:30:00Z",
               "priority": "P2", "impactedServices": ["s-1"],
               "impactStartDate": "2026-03-12T15:00:00Z", "impactEndDate": "2026-03-12T16:00:00Z"}
            ]}
            """);
    Incident alert = read.facts().getFirst();
    assertThat(alert.acknowledged()).isEqualTo(Instant.parse("2026-03-12T14:01:00Z"));
    assertThat(alert.resolved()).isEqualTo(Instant.parse("2026-03-12T14:10:00Z"));
    assertThat(alert.service()).isEqualTo("shop");
    Incident incident = read.facts().getLast();
    assertThat(incident.began()).isEqualTo(Instant.parse("2026-03-12T15:00:00Z"));
    assertThat(incident.mitigated()).isEqualTo(Instant.parse("2026-03-12T16:00:00Z"));
    assertThat(incident.resolved()).isEqualTo(Instant.parse("2026-03-12T16:30:00Z"));
    assertThat(incident.service()).isEqualTo("s-1");
  }

  @Test
  void incident_io_times_are_found_by_their_names() throws IOException {
    String incident =
        """
        {"id": "01F", "reference": "INC-7", "name": "Sad", "created_at": "2026-03-12T14:20:00Z",
         "mode": "%s", "incident_status": {"category": "%s", "name": "Closed"},
         "severity": {"name": "Major"}, "incident_timestamp_values": [
           {"incident_timestamp": {"name": "Impact started"}, "value": null},
           {"incident_timestamp": {"name": "Reported at"},
            "value": {"value": "2026-03-12T14:10:00Z"}},
           {"incident_timestamp": {"name": "Fixed at"},
            "value": {"value": "2026-03-12T15:00:00Z"}},
           {"incident_timestamp": {"name": "Resolved at"},
            "value": {"value": "2026-03-12T17:00:00Z"}}]}\
        """
            .replace("\n", " ");
    Delivery<Incident> read =
        read(
            "{\"incidents\": ["
                + incident.formatted("standard", "closed")
                + ","
                + incident.formatted("test", "closed")
                + ","
                + incident.formatted("standard", "declined")
                + "], \"pagination_meta\": {}}");
    assertThat(read.facts())
        .containsExactly(
            new Incident(
                "INC-7",
                "Sad",
                "",
                "Major",
                Instant.parse("2026-03-12T14:10:00Z"),
                null,
                Instant.parse("2026-03-12T15:00:00Z"),
                Instant.parse("2026-03-12T17:00:00Z"),
                "",
                new Place("f", 1)));
    assertThat(read.used()).isEqualTo(3);
    assertThat(read.notes()).hasSize(2);
  }

  @Test
  void a_status_page_tells_impact_and_ends() throws IOException {
    Delivery<Incident> read =
        read(
            """
            {"page": {"id": "p"}, "incidents": [
              {"id": "x1", "name": "Errors", "status": "resolved", "impact": "major",
               "created_at": "2026-03-12T14:05:00Z", "started_at": "2026-03-12T14:00:00Z",
               "resolved_at": "2026-03-12T15:00:00Z", "components": [{"name": "API"}],
               "incident_updates": [{"status": "resolved", "created_at": "2026-03-12T15:00:01Z"}]},
              {"id": "x2", "name": "Late", "status": "resolved", "impact": "minor",
               "created_at": "2026-03-13T14:05:00Z", "resolved_at": null, "incident_updates": []},
              {"id": "x3", "name": "Works", "status": "completed", "impact": "maintenance",
               "scheduled_for": "2026-03-14T02:00:00Z", "created_at": "2026-03-01T00:00:00Z",
               "incident_updates": [{"status": "completed", "created_at": "2026-03-14T04:00:00Z"}]}
            ]}
            """);
    assertThat(read.facts()).hasSize(3);
    assertThat(read.facts().get(0).service()).isEqualTo("API");
    assertThat(read.facts().get(0).began()).isEqualTo(Instant.parse("2026-03-12T14:00:00Z"));
    assertThat(read.facts().get(1).resolved()).isNull();
    assertThat(read.facts().get(2).severity()).isEqualTo("maintenance");
    assertThat(read.facts().get(2).resolved()).isEqualTo(Instant.parse("2026-03-14T04:00:00Z"));
    assertThat(read.notes()).hasSize(1).first().asString().contains("not since when");
  }

  @Test
  void an_archive_of_a_status_page_keeps_the_impact_apart_from_the_closing() throws IOException {
    Incident one =
        read("""
        {"id": "19850844", "title": "Avatars", "impact": "minor",\
         "started_at": "2024-01-28T13:20:00Z", "resolved_at": "2024-01-28T14:42:00Z",\
         "downtime_start": "2024-01-28T01:00:00Z", "downtime_end": "2024-01-28T14:00:00Z",\
         "updates": [{"at": "2024-01-28T14:42:00Z", "status": "Resolved"}],\
         "components": ["Pages"]}\
        """)
            .facts()
            .getFirst();
    assertThat(one.began()).isEqualTo(Instant.parse("2024-01-28T01:00:00Z"));
    assertThat(one.mitigated()).isEqualTo(Instant.parse("2024-01-28T14:00:00Z"));
    assertThat(one.resolved()).isEqualTo(Instant.parse("2024-01-28T14:42:00Z"));
    assertThat(one.service()).isEqualTo("Pages");
  }

  @Test
  void cdevents_are_joined_by_subject_whatever_their_order() throws IOException {
    Delivery<Incident> read =
        read(
            cdevent("resolved", "i1", "14:30"),
            cdevent("detected", "i1", "14:00"),
            cdevent("reported", "i1", "14:05"),
            cdevent("detected", "i1", "18:00"),
            cdevent("resolved", "i9", "14:30"));
    assertThat(read.used()).isEqualTo(5);
    assertThat(read.facts()).hasSize(2);
    Incident first = read.facts().getFirst();
    assertThat(first.id()).isEqualTo("i1");
    assertThat(first.began()).isEqualTo(Instant.parse("2026-03-12T14:00:00Z"));
    assertThat(first.resolved()).isEqualTo(Instant.parse("2026-03-12T14:30:00Z"));
    assertThat(first.title()).isEqualTo("detected");
    Incident again = read.facts().getLast();
    assertThat(again.id()).isEqualTo("i1 (2)");
    assertThat(again.resolved()).isNull();
    assertThat(read.notes()).hasSize(1).first().asString().contains("do not begin here");
  }

  /** It is the version in service when the incident began, and no statement of a cause. */
  @Test
  void the_artifact_of_a_cdevent_is_no_cause_but_a_link_is() throws IOException {
    String event = cdevent("detected", "i1", "14:00");
    assertThat(read(event).facts().getFirst().cause()).isEmpty();
    String linked =
        event.replace(
            "\"context\": {",
            "\"context\": {\"links\": [{\"linkType\": \"RELATION\", \"linkKind\": \"CAUSE\","
                + " \"target\": {\"contextId\": \"e7\"}}], ");
    assertThat(read(linked).facts().getFirst().cause()).isEqualTo("e7");
  }

  @Test
  void odd_times_are_told_and_nothing_is_dropped() throws IOException {
    Delivery<Incident> read =
        read(
            "{\"id\": \"1\", \"began\": \"2026-03-12T14:00:00Z\", \"resolved\": \"2026-03-12T14:00:00Z\"}",
            "{\"id\": \"2\", \"began\": \"2026-03-12T14:00:00Z\", \"resolved\": \"2020-03-12T14:00:00Z\"}",
            "{\"id\": \"3\", \"began\": \"1970-01-01T00:00:00Z\"}",
            "{\"id\": \"4\", \"began\": \"2099-01-01T00:00:00Z\"}",
            "{\"id\": \"4\", \"began\": \"2099-01-02T00:00:00Z\"}",
            "{\"id\": \"5\", \"began\": \"sometime\"}");
    assertThat(read.facts()).hasSize(4);
    assertThat(read.read()).isEqualTo(6);
    assertThat(read.rejected()).hasSize(1);
    assertThat(read.notes())
        .satisfiesExactly(
            note -> assertThat(note).contains("1 of them, name an incident"),
            note -> assertThat(note).contains("2 of them, end when they begin, or before"));
  }

  static String cdevent(String predicate, String subject, String at) {
    return """
    {"context": {"specversion": "0.6.0-draft", "id": "e", "source": "/watch",\
     "type": "dev.cdevents.incident.%1$s.0.3.0", "timestamp": "2026-03-12T%3$s:00Z"},\
     "subject": {"id": "%2$s", "content": {"description": "%1$s",\
     "environment": {"id": "production"}, "service": {"id": "shop"},\
     "artifactId": "pkg:oci/shop@sha256"}}}\
    """
        .formatted(predicate, subject, at);
  }

  private static String pagerduty(String type, String at) {
    return """
    {"event": {"id": "e", "event_type": "%s", "resource_type": "incident",\
     "occurred_at": "2026-03-12T%s:00.5Z", "data": {"id": "PC", "type": "incident",\
     "title": "Test", "created_at": "2026-03-12T14:00:00Z", "urgency": "high",\
     "service": {"summary": "shop"}}}}\
    """
        .formatted(type, at)
        .replace(":00.5Z", ":00Z");
  }

  static Delivery<Incident> read(String... lines) throws IOException {
    String text = String.join("\n", lines) + "\n";
    return IncidentRecords.read(
        "f", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }
}
