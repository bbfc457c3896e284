package dev.tenfold.diagnose;

import dev.tenfold.route.Route;

/** What a route is known by in a table: no two routes of a diagnosis have the same. */
record RouteName(String service, String label) {
  static RouteName of(Route route) {
    return new RouteName(route.service(), route.label());
  }

  static RouteName of(RouteRow row) {
    return new RouteName(row.service(), row.label());
  }

  /** Returns it as it stands wherever it is named in words: {@code GET /cart of shop}. */
  String words() {
    return service.isEmpty() ? label : label + " of " + service;
  }
}
