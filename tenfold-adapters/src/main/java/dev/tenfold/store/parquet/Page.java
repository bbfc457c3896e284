package dev.tenfold.store.parquet;

/**
 * A page as it stands in the file: its header, then its content.
 *
 * @param values how many values, those that are none included
 * @param bytes header and content
 */
@SuppressWarnings("ArrayRecordComponent") // written once, never compared
public record Page(int values, byte[] bytes) {
  static final int PLAIN = 0;
  static final int RLE = 3;
  static final int DELTA = 5;
  static final int DICTIONARY = 8;

  private static final int DATA_PAGE = 0;
  private static final int DICTIONARY_PAGE = 2;

  /** Returns a page of data. */
  static Page data(int values, int encoding, ByteSink content) {
    return of(DATA_PAGE, values, encoding, content);
  }

  /** Returns a dictionary. */
  static Page dictionary(int values, ByteSink content) {
    return of(DICTIONARY_PAGE, values, PLAIN, content);
  }

  private static Page of(int type, int values, int encoding, ByteSink content) {
    int size = content.size();
    ByteSink out = new ByteSink(size + 48);
    CompactWriter header = new CompactWriter(out).i32(1, type).i32(2, size).i32(3, size);
    if (type == DATA_PAGE) {
      header.struct(5, data -> data.i32(1, values).i32(2, encoding).i32(3, RLE).i32(4, RLE));
    } else {
      header.struct(7, dictionary -> dictionary.i32(1, values).i32(2, encoding));
    }
    header.end();
    out.put(content.array(), size);
    return new Page(type == DATA_PAGE ? values : 0, out.toByteArray());
  }
}
