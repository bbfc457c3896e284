package dev.tenfold.source.resources;

import dev.tenfold.observe.Place;
import dev.tenfold.verdict.Problem;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * An answer of Prometheus to a query.
 *
 * @param series what it holds
 * @param problems why it, or a part of it, holds none
 */
record Answer(List<TimeSeries> series, List<Problem> problems) {
  Answer {
    series = List.copyOf(series);
    problems = List.copyOf(problems);
  }

  static Answer of(JsonNode record, Place place) {
    if (!record.path("status").asString("").equals("success")) {
      String error = record.path("error").asString("");
      return problem(
          error.isEmpty()
              ? "no answer of Prometheus"
              : "Prometheus refused: " + Cells.shortened(error),
          place);
    }
    JsonNode data = record.path("data");
    String type = data.path("resultType").asString("");
    if (!type.equals("matrix") && !type.equals("vector")) {
      return problem("the answer is a " + (type.isEmpty() ? "result without a type" : type), place);
    }
    List<TimeSeries> series = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (JsonNode element : data.path("result")) {
      TimeSeries one = TimeSeries.of(element, place);
      if (one == null) {
        problems.add(
            new Problem(
                "an element without metric and values", place.text(), "save the answer whole"));
      } else {
        series.add(one);
      }
    }
    return new Answer(series, problems);
  }

  private static Answer problem(String what, Place place) {
    return new Answer(
        List.of(),
        List.of(
            new Problem(
                what,
                place.text(),
                "save what /api/v1/query_range answers: a matrix, status success")));
  }
}
