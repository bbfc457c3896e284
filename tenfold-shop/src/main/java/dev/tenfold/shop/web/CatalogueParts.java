package dev.tenfold.shop.web;

import dev.tenfold.shop.catalogue.Catalogue;
import dev.tenfold.shop.catalogue.Category;
import dev.tenfold.shop.catalogue.Edition;
import dev.tenfold.shop.catalogue.Editions;
import dev.tenfold.shop.catalogue.Listing;
import dev.tenfold.shop.catalogue.Offer;
import dev.tenfold.shop.catalogue.ReviewSection;
import dev.tenfold.shop.catalogue.Reviews;
import dev.tenfold.shop.catalogue.Search;
import dev.tenfold.shop.database.Queries;
import dev.tenfold.shop.flag.Flags;
import io.helidon.http.NotFoundException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** The main parts of the catalogue's pages. */
final class CatalogueParts {
  private final Flags flags;
  private final Pages pages;

  CatalogueParts(Flags flags, Pages pages) {
    this.flags = flags;
    this.pages = pages;
  }

  Asked home() {
    return new Asked("home", queries -> new Editions(queries).lists(), this::home);
  }

  private Part home(Queries queries) {
    Catalogue catalogue = new Catalogue(queries, flags);
    Map<String, List<Category>> departments =
        catalogue.categories().stream()
            .collect(
                Collectors.groupingBy(
                    Category::department, LinkedHashMap::new, Collectors.toList()));
    Map<String, Object> model =
        Map.of("departments", departments, "favourites", catalogue.favourites());
    return Part.page("Things for the house", pages.render("home", model));
  }

  Asked category(String slug, int page) {
    return new Asked(
        "category %s %d".formatted(slug, page),
        queries -> found(new Editions(queries).category(slug)),
        queries -> {
          Catalogue catalogue = new Catalogue(queries, flags);
          Category category = found(catalogue.category(slug));
          Listing listing = existing(catalogue.listing(category, page));
          Map<String, Object> model = Map.of("category", category, "listing", listing);
          return Part.page(category.name(), pages.render("category", model));
        });
  }

  Asked search(String query, int page) {
    String asked = Search.clean(query);
    return new Asked(
        "search %d %s".formatted(page, asked),
        queries -> new Editions(queries).lists(),
        queries -> {
          Listing listing = existing(new Search(queries, flags).find(asked, page));
          Map<String, Object> model = Map.of("query", asked, "listing", listing);
          String title = asked.isEmpty() ? "Search" : "Search for " + asked;
          return new Part(title, asked, pages.render("search", model), OptionalInt.empty());
        });
  }

  Asked product(int id, int section) {
    return new Asked(
        section == 1 ? Keys.product(id) : Asked.UNKEPT,
        queries -> edition(queries, id),
        queries -> {
          Catalogue catalogue = new Catalogue(queries, flags);
          Offer offer = found(catalogue.product(id));
          ReviewSection reviews = new Reviews(queries, flags).section(id, section);
          if (!reviews.exists()) {
            throw new NotFoundException("no such section");
          }
          Map<String, Object> model =
              Map.of(
                  "offer", offer,
                  "reviews", reviews,
                  "recommendations", catalogue.recommendations(id));
          String text = pages.render("product", model);
          return new Part(offer.product().name(), "", text, OptionalInt.of(id));
        });
  }

  Asked picture(int id) {
    return new Asked(
        Keys.picture(id),
        queries -> edition(queries, id),
        queries -> Part.bare(found(new Catalogue(queries, flags).picture(id))));
  }

  static Edition edition(Queries queries, int product) {
    return found(new Editions(queries).product(product));
  }

  static Listing existing(Listing listing) {
    if (!listing.exists()) {
      throw new NotFoundException("no such page");
    }
    return listing;
  }

  static <T> T found(Optional<T> wanted) {
    return wanted.orElseThrow(() -> new NotFoundException("no such thing"));
  }
}
