package dev.tenfold.shop.catalogue;

import dev.tenfold.shop.database.Queries;
import java.util.Optional;

/**
 * Which edition of each part is current. Triggers in the database count the changes, so that every
 * change counts, whoever made it. Counts are added up, not the latest taken, because a later change
 * may be committed before an earlier one.
 *
 * @param queries where it is looked up: the same as what is made of the edition, and before it
 */
public record Editions(Queries queries) {
  private static final String LISTS =
      "(SELECT sum(changes) AS changes, max(changed_at) AS at FROM category) lists";

  /** A change is settled when no other that is on its way can bear an earlier time. */
  private static final String SETTLED = "at < now() - interval '3 seconds' AS settled";

  /** Returns the edition of everything in lists: names, prices, categories. */
  public Edition lists() {
    String sql = "SELECT changes::text AS name, at, " + SETTLED + " FROM " + LISTS;
    return queries.list(sql, Edition::read).getFirst();
  }

  /** Returns the edition of one category's list. */
  public Optional<Edition> category(String slug) {
    return queries.first(
        "SELECT changes::text AS name, at, "
            + SETTLED
            + " FROM (SELECT slug, changes, changed_at AS at FROM category) one WHERE slug = ?",
        Edition::read,
        slug);
  }

  /** Returns the edition of one product with its reviews, stock and recommendations. */
  public Optional<Edition> product(int id) {
    return queries.first(
        "SELECT name, at, "
            + SETTLED
            + " "
            + """
            FROM (
              SELECT lists.changes || '-' || (extract(epoch FROM p.changed_at) * 1000000)::bigint
                AS name, greatest(p.changed_at, lists.at) AS at
              FROM product p,\
            """
            + " "
            + LISTS
            + " WHERE p.id = ?) one",
        Edition::read,
        id);
  }
}
