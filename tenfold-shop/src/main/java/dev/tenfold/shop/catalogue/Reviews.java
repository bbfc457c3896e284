package dev.tenfold.shop.catalogue;

import dev.tenfold.shop.database.Queries;
import dev.tenfold.shop.flag.Flag;
import dev.tenfold.shop.flag.Flags;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/**
 * What customers say.
 *
 * @param queries where it is read or written; only what is written must be on the primary
 */
public record Reviews(Queries queries, Flags flags) {
  private static final String WHOLE =
      """
      SELECT r.*, c.*, c.name AS author
      FROM review r JOIN customer c ON c.id = r.customer_id
      WHERE r.product_id = ?
      ORDER BY r.written_at DESC, r.id DESC\
      """;

  /** Finds the product's reviews once, whether by index or by reading all. */
  private static final String PROJECTED =
      """
      WITH found AS MATERIALIZED (
        SELECT id, stars, written_at FROM review WHERE product_id = ?),
      page AS (SELECT id FROM found ORDER BY written_at DESC, id DESC LIMIT ? OFFSET ?)
      SELECT count, sum, r.id, r.stars, r.title, r.body, r.written_at, c.name AS author
      FROM (SELECT count(*) AS count, coalesce(sum(stars), 0) AS sum FROM found) counted
      LEFT JOIN (
        page JOIN review r ON r.id = page.id JOIN customer c ON c.id = r.customer_id) ON true
      ORDER BY r.written_at DESC, r.id DESC\
      """;

  /** Returns section {@code page} of the reviews of {@code product}. */
  public ReviewSection section(int product, int page) {
    int offset = ReviewSection.offset(page);
    if (!flags.remedied(Flag.ROW_FETCHING)) {
      List<Review> all = queries.list(WHOLE, Reviews::read, product);
      long stars = all.stream().mapToLong(Review::stars).sum();
      List<Review> section = all.stream().skip(offset).limit(ReviewSection.SIZE).toList();
      return new ReviewSection(section, all.size(), stars, page);
    }
    List<Found> found =
        queries.list(
            PROJECTED,
            row ->
                new Found(
                    row.getLong("count"),
                    row.getLong("sum"),
                    Objects.nonNull(row.getObject("id")) ? List.of(read(row)) : List.of()),
            product,
            ReviewSection.SIZE,
            offset);
    List<Review> section = found.stream().flatMap(one -> one.review.stream()).toList();
    return new ReviewSection(section, found.getFirst().count, found.getFirst().stars, page);
  }

  /** Adds {@code draft}, to which there must be no objection, to the reviews of {@code product}. */
  public void post(int product, int customer, ReviewDraft draft) {
    queries.update(
        """
        INSERT INTO review (id, product_id, customer_id, stars, title, body, written_at)
        SELECT nextval('review_id'), id, ?, ?, ?, ?, clock_timestamp() FROM product WHERE id = ?\
        """,
        customer,
        draft.stars(),
        draft.title(),
        draft.body(),
        product);
  }

  private static Review read(ResultSet row) throws SQLException {
    return new Review(
        row.getLong("id"),
        row.getString("author"),
        row.getInt("stars"),
        row.getString("title"),
        row.getString("body"),
        row.getTimestamp("written_at").toInstant());
  }

  /** One row: the totals and, where there is one, a review. */
  private record Found(long count, long stars, List<Review> review) {}
}
