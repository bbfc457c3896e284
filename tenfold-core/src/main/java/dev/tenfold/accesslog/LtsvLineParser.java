package dev.tenfold.accesslog;

/**
 * Reads Labeled Tab-separated Values: {@code label:value} separated by tabs.
 *
 * @see <a href="http://ltsv.org/">LTSV</a>
 */
final class LtsvLineParser implements LineParser {
  private static final long TABS = Scan.ONES * '\t';
  private static final long COLONS = Scan.ONES * ':';
  private static final long NEWLINES = Scan.ONES * '\n';

  private final KeyTree labels = new KeyTree();
  private final KeyedValues values;

  LtsvLineParser(KeyedLayout layout) {
    values = new KeyedValues(layout);
    values.addTo(labels, false);
  }

  @Override
  public long parse(byte[] m, long position, long limit, RequestLine out) {
    values.clear();
    int found = 0;
    long p = position;
    while (true) {
      long colon = label(m, p);
      if (Scan.at(m, colon) != ':') {
        if (Scan.at(m, colon) == '\n') {
          p = colon;
          break;
        }
        p = colon + 1;
        continue;
      }
      long end = Scan.find(m, colon + 1, TABS);
      int index = labels.find(m, p, colon);
      if (index != KeyTree.NONE) {
        boolean carriageReturn =
            Scan.at(m, end) == '\n' && end > colon + 1 && Scan.at(m, end - 1) == '\r';
        values.put(labels.slot(index), colon + 1, carriageReturn ? end - 1 : end, false);
        found++;
      }
      p = end;
      if (Scan.at(m, p) == '\n') {
        break;
      }
      p++;
    }
    return found == 0
        ? Steps.reject(m, position, out, Steps.NO_MATCH, "label:value")
        : values.finish(m, position, p + 1, out);
  }

  /** Returns the position of the colon that ends a label, or of the tab or newline before it. */
  private static long label(byte[] m, long p) {
    while (true) {
      long word = Scan.word(m, p);
      long found = Scan.equal(word, COLONS) | Scan.equal(word, TABS) | Scan.equal(word, NEWLINES);
      if (found != 0) {
        return p + (Long.numberOfTrailingZeros(found) >>> 3);
      }
      p += 8;
    }
  }
}
