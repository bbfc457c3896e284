package dev.tenfold.shop.catalogue;

import dev.tenfold.shop.database.Queries;
import dev.tenfold.shop.flag.Flag;
import dev.tenfold.shop.flag.Flags;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/**
 * Full-text search in names and summaries, the best match first.
 *
 * @param queries where it is looked up; it may be a little late
 */
public record Search(Queries queries, Flags flags) {
  private static final int LONGEST = 200;

  private static final String WHOLE =
      """
      SELECT p.*, ts_rank(p.search_text, asked) AS rank
      FROM product p, websearch_to_tsquery('english', ?) asked
      WHERE p.search_text @@ asked
      ORDER BY rank DESC, p.popularity DESC, p.id\
      """;

  /** Matches once, whether by index or by reading all, for the page and the total alike. */
  private static final String PROJECTED =
      """
      WITH found AS MATERIALIZED (
        SELECT p.id, p.popularity, ts_rank(p.search_text, asked) AS rank
        FROM product p, websearch_to_tsquery('english', ?) asked
        WHERE p.search_text @@ asked),
      page AS (
        SELECT * FROM found ORDER BY rank DESC, popularity DESC, id LIMIT ? OFFSET ?)
      SELECT total, p.id, p.name, p.summary, p.price_cents
      FROM (SELECT count(*) AS total FROM found) counted
      LEFT JOIN (page JOIN product p USING (id)) ON true
      ORDER BY page.rank DESC, page.popularity DESC, page.id\
      """;

  /** Returns {@code text} as it can be asked for: without what no text has, and not too long. */
  public static String clean(String text) {
    String plain = text.replaceAll("[\\p{Cntrl}\\p{Cs}]", " ").strip();
    return plain.length() > LONGEST
        ? plain.substring(0, plain.offsetByCodePoints(0, codePoints(plain)))
        : plain;
  }

  private static int codePoints(String text) {
    return Math.min(LONGEST, text.codePointCount(0, text.length()));
  }

  /** Returns a page of what matches {@code asked}, which is {@linkplain #clean clean}. */
  public Listing find(String asked, int page) {
    if (asked.isEmpty()) {
      return new Listing(List.of(), 0, page);
    }
    if (!flags.remedied(Flag.ROW_FETCHING)) {
      return Listing.cut(ProductRow.products(queries.list(WHOLE, ProductRow::read, asked)), page);
    }
    List<Hit> hits = queries.list(PROJECTED, Hit::read, asked, Listing.SIZE, Listing.offset(page));
    List<Product> products =
        hits.stream().map(Hit::product).filter(product -> !product.equals(Hit.NONE)).toList();
    return new Listing(products, hits.getFirst().total, page);
  }

  /**
   * @param product {@link #NONE} where nothing was found on this page
   */
  private record Hit(long total, Product product) {
    private static final Product NONE = new Product(0, "", "", 0);

    static Hit read(ResultSet row) throws SQLException {
      boolean found = Objects.nonNull(row.getObject("id"));
      return new Hit(row.getLong("total"), found ? Product.read(row) : NONE);
    }
  }
}
