package dev.tenfold.shop.seed;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/** Rows on their way into one table, in COPY's text format. */
final class Rows implements AutoCloseable {
  private static final int CHUNK = 1 << 16;

  private final OutputStream out;
  private final StringBuilder line = new StringBuilder(CHUNK + (CHUNK >> 2));

  /**
   * @param columns those that are given, in parentheses; empty where all are
   */
  Rows(Connection connection, String table, String columns) throws SQLException {
    out =
        new PGCopyOutputStream(
            connection.unwrap(PGConnection.class),
            "COPY %s %s FROM STDIN WITH (FREEZE)".formatted(table, columns),
            CHUNK);
  }

  /** Writes one row. Text is ours: it holds no tab, newline or backslash. */
  void add(Object... values) throws IOException {
    for (int i = 0; i < values.length; i++) {
      if (i > 0) {
        line.append('\t');
      }
      switch (values[i]) {
        case byte[] bytes -> line.append("\\\\x").append(HexFormat.of().formatHex(bytes));
        case Instant instant -> line.append(instant);
        case Object value -> line.append(value);
      }
    }
    line.append('\n');
    if (line.length() >= CHUNK) {
      flush();
    }
  }

  private void flush() throws IOException {
    out.write(line.toString().getBytes(StandardCharsets.UTF_8));
    line.setLength(0);
  }

  @Override
  public void close() throws IOException {
    flush();
    out.close();
  }
}
