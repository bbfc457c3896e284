package dev.tenfold.shop.catalogue;

import dev.tenfold.shop.database.Queries;
import dev.tenfold.shop.flag.Flag;
import dev.tenfold.shop.flag.Flags;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Categories and products, read by way of {@code queries}.
 *
 * @param queries where they are read; it may be a little late
 */
public record Catalogue(Queries queries, Flags flags) {
  private static final int FAVOURITES = 12;

  /** Returns all categories in the order of the shop. */
  public List<Category> categories() {
    return queries.list(
        "SELECT id AS category_id, slug, name AS category_name, department FROM category"
            + " ORDER BY id",
        Category::read);
  }

  public Optional<Category> category(String slug) {
    return queries.first(
        "SELECT id AS category_id, slug, name AS category_name, department FROM category"
            + " WHERE slug = ?",
        Category::read,
        slug);
  }

  /** Returns a page of {@code category}, the popular products first. */
  public Listing listing(Category category, int page) {
    String from = " FROM product p WHERE p.category_id = ?";
    String order = " ORDER BY p.popularity DESC, p.id";
    if (projected()) {
      List<Product> products =
          queries.list(
              "SELECT " + Product.COLUMNS + from + order + " LIMIT ? OFFSET ?",
              Product::read,
              category.id(),
              Listing.SIZE,
              Listing.offset(page));
      long total = queries.number("SELECT count(*)" + from, category.id());
      return new Listing(products, total, page);
    }
    List<ProductRow> all =
        queries.list(
            "SELECT " + ProductRow.COLUMNS + from + order, ProductRow::read, category.id());
    return Listing.cut(ProductRow.products(all), page);
  }

  /** Returns the most popular products of the whole shop. */
  public List<Product> favourites() {
    return products(
        """
        FROM product p JOIN (
           SELECT best.id FROM category c CROSS JOIN LATERAL (
             SELECT id, popularity FROM product WHERE category_id = c.id
             ORDER BY popularity DESC, id LIMIT %d) best
           ORDER BY best.popularity DESC, best.id LIMIT %d) top ON top.id = p.id
         ORDER BY p.popularity DESC, p.id\
        """
            .formatted(FAVOURITES, FAVOURITES));
  }

  public Optional<Offer> product(int id) {
    return queries.first(
        "SELECT "
            + (projected() ? Product.COLUMNS + ", p.category_id, p.description" : "p.*, s.*, c.*")
            + """
            , least(s.available, %d) AS shown, c.slug, c.name AS category_name, c.department
             FROM product p JOIN category c ON c.id = p.category_id
             JOIN stock s ON s.product_id = p.id
             WHERE p.id = ?\
            """
                .formatted(Offer.PLENTY),
        row ->
            new Offer(
                projected() ? Product.read(row) : ProductRow.read(row).product(),
                Category.read(row),
                row.getString("description"),
                row.getInt("shown")),
        id);
  }

  /** Returns what else the buyers of {@code product} may like. */
  public List<Product> recommendations(int product) {
    String related = " FROM related r WHERE r.product_id = ? ORDER BY r.position";
    if (flags.remedied(Flag.RECOMMENDATIONS)) {
      return products(
          "FROM related r JOIN product p ON p.id = r.related_id WHERE r.product_id = ?"
              + " ORDER BY r.position",
          product);
    }
    List<Product> recommended = new ArrayList<>();
    for (int id : queries.list("SELECT r.related_id" + related, row -> row.getInt(1), product)) {
      recommended.addAll(products("FROM product p WHERE p.id = ?", id));
    }
    return recommended;
  }

  /** Returns the picture of a product, an SVG document. */
  public Optional<String> picture(int product) {
    return queries.first(
        "SELECT picture FROM product WHERE id = ?",
        row -> new String(row.getBytes(1), StandardCharsets.UTF_8),
        product);
  }

  private List<Product> products(String from, Object... arguments) {
    if (projected()) {
      return queries.list("SELECT " + Product.COLUMNS + " " + from, Product::read, arguments);
    }
    return ProductRow.products(
        queries.list("SELECT " + ProductRow.COLUMNS + " " + from, ProductRow::read, arguments));
  }

  private boolean projected() {
    return flags.remedied(Flag.ROW_FETCHING);
  }
}
