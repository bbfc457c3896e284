package dev.tenfold.accesslog;

import org.jspecify.annotations.Nullable;

/**
 * What one line of a log says about one request: a flyweight that a {@link LineParser} fills again
 * for every line, so that parsing allocates nothing. Texts are byte ranges {@code [start, end)} of
 * {@link #text}.
 *
 * <p>Absent numbers are {@link #ABSENT}, absent texts have {@code start == end}. One thread owns an
 * instance.
 */
public final class RequestLine {
  /** What a number is when the line does not say it, as with {@code -}. */
  public static final long ABSENT = -1;

  /** What the status is in logs without one. */
  public static final int STATUS_NOT_LOGGED = 1;

  /** The bytes that text ranges refer to: the chunk, or a parser's own unescaped copy. */
  public byte[] text = new byte[0];

  /** The stamp in milliseconds since 1970-01-01 UTC. {@link Layout#stamp} says what it marks. */
  public long stampMillis;

  /**
   * Time the request took in nanoseconds, or {@link #ABSENT}. 0 is below the clock's resolution.
   */
  public long durationNanos = ABSENT;

  /** Time the upstream took in nanoseconds, attempts added up, or {@link #ABSENT}. */
  public long upstreamNanos = ABSENT;

  /** Status code, 0 where none was sent, {@link #STATUS_NOT_LOGGED} where the log has none. */
  public int status = STATUS_NOT_LOGGED;

  /** Response size in bytes, or {@link #ABSENT}. */
  public long bytes = ABSENT;

  /** The method; {@link Method#OTHER} for unknown ones, {@link Method#NONE} without a request. */
  public Method method = Method.NONE;

  /** The path, without query; empty where the request could not be read. */
  public long pathStart;

  /** End of the path. */
  public long pathEnd;

  /** The client's address, without its port. */
  public long clientStart;

  /** End of the client's address. */
  public long clientEnd;

  /** The user agent, without its quotes. */
  public long agentStart;

  /** End of the user agent. */
  public long agentEnd;

  /** The virtual host or backend, which names the service. */
  public long hostStart;

  /** End of the host. */
  public long hostEnd;

  /** True when the line ended inside the user agent's quotes: usable, but worth a note. */
  public boolean agentTruncated;

  /** Why the line cannot be used; left over from an earlier line when it can. */
  public @Nullable Rejection rejection;

  /** Name of the field that could not be read, with {@link #rejection}. */
  public @Nullable String rejectedField;

  /** Forgets the last line: for parsers that do not set every field every time. */
  public void clear(byte[] chunk) {
    text = chunk;
    stampMillis = 0;
    durationNanos = ABSENT;
    upstreamNanos = ABSENT;
    status = STATUS_NOT_LOGGED;
    bytes = ABSENT;
    method = Method.NONE;
    pathStart = pathEnd = 0;
    clientStart = clientEnd = 0;
    agentStart = agentEnd = 0;
    hostStart = hostEnd = 0;
    agentTruncated = false;
    rejection = null;
    rejectedField = null;
  }
}
