package dev.tenfold.source.resources;

import dev.tenfold.json.JsonRecords;
import dev.tenfold.observe.Place;
import dev.tenfold.source.resources.PrometheusSource.Settings;
import dev.tenfold.verdict.Problem;
import dev.tenfold.verdict.Window;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.JsonNode;

/** Asks one range query at a time, by GET, within the time and size that an answer may take. */
final class PrometheusClient implements AutoCloseable {
  private static final long MOST_BYTES = 64 << 20;
  private static final String FIX_ADDRESS = "check the address, and that this machine may reach it";

  private final Settings settings;
  private final HttpClient http;

  PrometheusClient(Settings settings) {
    this.settings = settings;
    this.http =
        HttpClient.newBuilder()
            .connectTimeout(settings.timeout())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /** What came of a query. */
  sealed interface Reply {
    /** An answer, which may hold nothing. */
    record Answered(Answer answer) implements Reply {}

    /**
     * No answer.
     *
     * @param hopeless whether to ask anything else is in vain
     */
    record Failed(String reason, Problem problem, boolean hopeless) implements Reply {}
  }

  /** Returns the address without whom it is asked as. */
  String name() {
    URI base = settings.base();
    String port = base.getPort() < 0 ? "" : ":" + base.getPort();
    return base.getScheme() + "://" + base.getHost() + port + path();
  }

  private String path() {
    String path = settings.base().getRawPath();
    return path == null ? "" : path.replaceAll("/+$", "");
  }

  Reply ask(String promql, Window chunk, long stepSeconds) {
    CompletableFuture<HttpResponse<byte[]>> future =
        http.sendAsync(
            request(promql, chunk, stepSeconds),
            BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
    try {
      HttpResponse<byte[]> response =
          future.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
      return response.statusCode() == 200
          ? answered(response.body(), promql)
          : refused(response, promql);
    } catch (TimeoutException e) {
      return late(promql);
    } catch (ExecutionException e) {
      return broken(e.getCause() == null ? e : e.getCause(), promql);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Reply.Failed("interrupted", problem("interrupted", promql, "ask again"), true);
    } finally {
      future.cancel(true);
    }
  }

  private HttpRequest request(String promql, Window chunk, long stepSeconds) {
    String query =
        "query="
            + URLEncoder.encode(promql, StandardCharsets.UTF_8)
            + "&start="
            + seconds(chunk.from())
            + "&end="
            + seconds(chunk.to())
            + "&step="
            + stepSeconds;
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(name() + "/api/v1/query_range?" + query))
            .timeout(settings.timeout())
            .header("Accept", "application/json");
    settings.headers().forEach(request::header);
    return request.GET().build();
  }

  private static String seconds(Instant at) {
    String millis = Integer.toString(1000 + at.getNano() / 1_000_000);
    return at.getEpochSecond() + "." + millis.substring(1);
  }

  private Reply answered(byte[] body, String promql) {
    List<Answer> answers = new ArrayList<>();
    List<Problem> broken = new ArrayList<>();
    Place place = new Place(name() + " " + promql, 0);
    try {
      JsonRecords.read(
          place.source(),
          new ByteArrayInputStream(body),
          new JsonRecords.Visitor() {
            @Override
            public void record(JsonNode record, Place where) {
              answers.add(Answer.of(record, place));
            }

            @Override
            public void broken(Problem problem) {
              broken.add(problem);
            }
          });
    } catch (IOException e) {
      return broken(e, promql);
    }
    if (answers.size() != 1 || !broken.isEmpty()) {
      return failed(
          "an answer that is cut off or no JSON",
          broken.isEmpty() ? "the answer is empty" : broken.getFirst().what(),
          promql,
          "check that the address is that of Prometheus itself");
    }
    return new Reply.Answered(answers.getFirst());
  }

  private Reply refused(HttpResponse<byte[]> response, String promql) {
    int status = response.statusCode();
    String fix =
        switch (status) {
          case 400, 422 -> "correct the query";
          case 401, 403 -> "name a secret that may query, token: env:NAME, and set it";
          case 404 -> "check the path before /api/v1";
          default -> status < 400 ? "give the address that it leads to" : "ask again later";
        };
    boolean hopeless = status == 401 || status == 403 || status == 404 || status < 400;
    String body = new String(response.body(), StandardCharsets.UTF_8);
    String what = "status " + status + ": " + Cells.shortened(body.strip());
    return new Reply.Failed("status " + status, problem(what, promql, fix), hopeless);
  }

  private Reply broken(Throwable cause, String promql) {
    boolean unreachable =
        cause instanceof ConnectException
            || cause instanceof HttpConnectTimeoutException
            || cause instanceof UnknownHostException
            || cause instanceof UnresolvedAddressException;
    if (cause instanceof HttpTimeoutException && !unreachable) {
      return late(promql);
    }
    String message = cause.getMessage();
    String why = message == null ? cause.getClass().getSimpleName() : message;
    return unreachable
        ? new Reply.Failed(
            "not reachable", problem("not reachable: " + why, promql, FIX_ADDRESS), true)
        : failed("the connection broke", "the connection broke: " + why, promql, "ask again");
  }

  private Reply late(String promql) {
    return failed(
        "no whole answer in time",
        "no whole answer within " + settings.timeout().toMillis() + " ms",
        promql,
        "ask with a longer step or timeout, or fewer days");
  }

  private Reply failed(String reason, String what, String promql, String fix) {
    return new Reply.Failed(reason, problem(what, promql, fix), false);
  }

  private Problem problem(String what, String promql, String fix) {
    return new Problem(what, name() + " " + promql, fix);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
