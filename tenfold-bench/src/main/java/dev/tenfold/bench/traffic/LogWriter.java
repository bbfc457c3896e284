package dev.tenfold.bench.traffic;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Writes a scenario as nginx would with {@code log_format timed '$remote_addr - $remote_user
 * [$time_local] "$request" $status $body_bytes_sent "$http_referer" "$http_user_agent"
 * $request_time'}, dirt included: requests that are no HTTP, user agents cut inside their quotes,
 * lines a few seconds late, and lines of another program.
 */
public final class LogWriter {
  /** Lines in a million that hold a request that is none: a TLS hello, nothing at all. */
  public static final int GARBAGE_PPM = 800;

  /** Lines in a million whose user agent ends without its quote. */
  public static final int CUT_AGENT_PPM = 200;

  /** Lines in a million that are not of the access log. */
  public static final int ALIEN_PPM = 1000;

  private static final int LATE_PPM = 20_000;
  private static final double FULL = 1.15;
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final byte[] ZONE = LineBytes.ascii(" +0000] \"");
  private static final byte[] HTTP_1 = LineBytes.ascii(" HTTP/1.1\" ");
  private static final byte[] HTTP_2 = LineBytes.ascii(" HTTP/2.0\" ");
  private static final byte[] NO_AGENT_NO_REFERER = LineBytes.ascii(" \"-\" \"-\" 0.");
  private static final Template[] GARBAGE = {
    new Template(
        "\\x16\\x03\\x01\\x01\\x17\\x01\\x00\\x01\\x13\\x03\\x03{token:4}\\x9A\\xF1{token:7}\\xC0\""),
    new Template("-\""),
    new Template("\""),
    new Template("\\x03\\x00\\x00/*\\xE0\\x00\\x00\\x00\\x00\\x00Cookie: mstshash=Administr\""),
    new Template("GET /{token:8}\"")
  };
  private static final Template[] ALIENS = {
    new Template(
        "[error] 31#31: *{int:900000} upstream timed out (110: Connection timed out) while reading"
            + " response header from upstream, client: 198.18.4.{int:250}, server: shop.example"),
    new Template("\tat shop.checkout.Cart.total(Cart.java:{int:400})"),
    new Template(""),
    new Template("logrotate: copied and truncated"),
    new Template("198.18.7.{int:250} - - [14/Sep/2026:14:")
  };

  private final Scenario scenario;
  private final Draws draws;
  private final byte[][] stamps = new byte[4][];
  private final byte[][] recent = new byte[8][];
  private final long[] recentSeconds = new long[8];
  private final List<Shape> shapes;
  private final byte[][] methods;
  private final short[] pick;
  private double load;
  private double busy;

  /** Starts the log of a scenario; the seed decides everything that is left to chance. */
  public LogWriter(Scenario scenario, long seed) {
    this.scenario = scenario;
    this.draws = new Draws(seed);
    shapes = scenario.shapes();
    methods = shapes.stream().map(s -> LineBytes.ascii(s.method() + " ")).toArray(byte[][]::new);
    pick = new short[shapes.stream().mapToInt(Shape::weight).sum()];
    int end = 0;
    for (short i = 0; i < shapes.size(); i++) {
      int start = end;
      end += shapes.get(i).weight();
      Arrays.fill(pick, start, end, i);
    }
  }

  /** Writes {@code lines} lines, on average, times the scenario's load at a second. */
  public void writeSecond(int second, double lines, LineBytes to) {
    prepare(second);
    int n = (int) (lines * load + draws.unit());
    for (int i = 0; i < n; i++) {
      writeLine(to);
    }
  }

  private void prepare(int second) {
    for (int late = 0; late < stamps.length; late++) {
      stamps[late] = stamp(scenario.start() + second - late);
    }
    load = scenario.load(second);
    busy = Math.min(1, load) / (FULL - Math.min(1, load));
  }

  /** Returns the stamp of a second, from those of the seconds before where it is among them. */
  private byte[] stamp(long epochSecond) {
    int place = (int) (epochSecond % recent.length);
    if (recentSeconds[place] != epochSecond) {
      recentSeconds[place] = epochSecond;
      recent[place] = LineBytes.ascii(STAMP.format(Instant.ofEpochSecond(epochSecond)));
    }
    return recent[place];
  }

  private void writeLine(LineBytes to) {
    int chance = draws.below(1_000_000);
    if (chance < ALIEN_PPM) {
      ALIENS[draws.below(ALIENS.length)].write(draws, to);
      to.add('\n');
      return;
    }
    if (chance < ALIEN_PPM + GARBAGE_PPM) {
      writeGarbage(to);
      return;
    }
    boolean cut = chance >= 1_000_000 - CUT_AGENT_PPM;
    int index = pick[draws.below(pick.length)];
    Shape shape = shapes.get(index);
    Crowd crowd = shape.audience().one(draws);
    int client = crowd.client(draws);
    int status = shape.answers().draw(draws);
    double size = shape.size() * shape.sizeSpread().draw(draws);

    crowd.writeAddress(client, to);
    writeStamp(to);
    to.add(methods[index]);
    shape.path().write(draws, to);
    to.add((client & 3) == 0 ? HTTP_1 : HTTP_2);
    to.addNumber(status);
    to.add(' ');
    to.addNumber(Answers.bytes(status, size));
    to.add(' ');
    to.add('"');
    crowd.writeReferer(draws, to);
    to.add('"');
    to.add(' ');
    to.add('"');
    writeAgent(crowd.agent(client), cut, to);
    writeMillis((long) Answers.millis(status, millis(shape.cost(), size), draws), to);
    to.add('\n');
  }

  private double millis(Shape.Cost cost, double size) {
    double waiting = cost.medianMillis() * cost.spread().draw(draws) * (1 + cost.loadGain() * busy);
    return Math.min(
        Answers.PROXY_TIMEOUT_MILLIS * 2, waiting + cost.millisPerMegabyte() * size / 1e6);
  }

  private void writeGarbage(LineBytes to) {
    Audience.SCANNER.writeAddress(Audience.SCANNER.client(draws), to);
    writeStamp(to);
    GARBAGE[draws.below(GARBAGE.length)].write(draws, to);
    to.add(' ');
    to.addNumber(400);
    to.add(' ');
    to.addNumber(157);
    to.add(NO_AGENT_NO_REFERER);
    to.addPadded(draws.skewedBelow(400), 3);
    to.add('\n');
  }

  private void writeStamp(LineBytes to) {
    to.add(' ');
    to.add('-');
    to.add(' ');
    to.add('-');
    to.add(' ');
    to.add('[');
    to.add(draws.below(1_000_000) < LATE_PPM ? stamps[1 + draws.below(3)] : stamps[0]);
    to.add(ZONE);
  }

  private void writeAgent(byte[] agent, boolean cut, LineBytes to) {
    if (cut) {
      int kept = Math.min(agent.length, 20 + draws.below(80));
      for (int i = 0; i < kept; i++) {
        to.add((char) agent[i]);
      }
    } else {
      to.add(agent);
      to.add('"');
    }
    to.add(' ');
  }

  private static void writeMillis(long millis, LineBytes to) {
    to.addNumber(millis / 1000);
    to.add('.');
    to.addPadded(millis % 1000, 3);
  }
}
