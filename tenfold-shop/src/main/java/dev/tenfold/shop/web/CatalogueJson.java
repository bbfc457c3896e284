package dev.tenfold.shop.web;

import dev.tenfold.shop.catalogue.Catalogue;
import dev.tenfold.shop.catalogue.Category;
import dev.tenfold.shop.catalogue.Editions;
import dev.tenfold.shop.catalogue.Listing;
import dev.tenfold.shop.catalogue.Offer;
import dev.tenfold.shop.catalogue.Product;
import dev.tenfold.shop.catalogue.Review;
import dev.tenfold.shop.catalogue.ReviewSection;
import dev.tenfold.shop.catalogue.Reviews;
import dev.tenfold.shop.catalogue.Search;
import dev.tenfold.shop.flag.Flags;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** The catalogue as JSON. Amounts are in cents of a euro. */
final class CatalogueJson {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Flags flags;

  CatalogueJson(Flags flags) {
    this.flags = flags;
  }

  private record Shelf(
      Category category, int page, int pages, long total, List<Product> products) {}

  private record Hits(String query, int page, int pages, long total, List<Product> products) {}

  private record Said(long count, double average, List<Review> newest) {}

  private record One(
      Product product,
      Category category,
      String description,
      int available,
      Said reviews,
      List<Product> recommendations) {}

  Asked categories() {
    return new Asked(
        "categories.json",
        queries -> new Editions(queries).lists(),
        queries -> json(new Catalogue(queries, flags).categories()));
  }

  Asked category(String slug, int page) {
    return new Asked(
        "category.json %s %d".formatted(slug, page),
        queries -> CatalogueParts.found(new Editions(queries).category(slug)),
        queries -> {
          Catalogue catalogue = new Catalogue(queries, flags);
          Category category = CatalogueParts.found(catalogue.category(slug));
          Listing found = CatalogueParts.existing(catalogue.listing(category, page));
          return json(new Shelf(category, page, found.pages(), found.total(), found.products()));
        });
  }

  Asked search(String query, int page) {
    String asked = Search.clean(query);
    return new Asked(
        "search.json %d %s".formatted(page, asked),
        queries -> new Editions(queries).lists(),
        queries -> {
          Listing found = CatalogueParts.existing(new Search(queries, flags).find(asked, page));
          return json(new Hits(asked, page, found.pages(), found.total(), found.products()));
        });
  }

  Asked product(int id) {
    return new Asked(
        Keys.productJson(id),
        queries -> CatalogueParts.edition(queries, id),
        queries -> {
          Catalogue catalogue = new Catalogue(queries, flags);
          Offer offer = CatalogueParts.found(catalogue.product(id));
          ReviewSection reviews = new Reviews(queries, flags).section(id, 1);
          return json(
              new One(
                  offer.product(),
                  offer.category(),
                  offer.description(),
                  offer.available(),
                  new Said(reviews.count(), reviews.average(), reviews.reviews()),
                  catalogue.recommendations(id)));
        });
  }

  private static Part json(Object value) {
    return Part.bare(JSON.writeValueAsString(value));
  }
}
