package dev.tenfold.diagnose;

import java.util.List;

/**
 * The performance dimension.
 *
 * @param overall all requests
 * @param services by service, most requests first
 * @param routes by service and route, the largest share of the time first; by requests where no
 *     duration is logged
 * @param timeline requests, errors and latency over time
 * @param heatMap durations over time; without cells where no duration is logged
 * @param hours by hour of the day, UTC, 24 of them
 * @param weekdays by day of the week, UTC, Monday first
 * @param load latency against load
 * @param change first against last third of the window
 * @param contrasts what is different about the slow and the failing requests
 */
public record Performance(
    Overall overall,
    List<ServiceRow> services,
    List<RouteRow> routes,
    Timeline timeline,
    HeatMap heatMap,
    List<ProfilePart> hours,
    List<ProfilePart> weekdays,
    LoadCurve load,
    Change change,
    List<Contrast> contrasts) {
  public Performance {
    services = List.copyOf(services);
    routes = List.copyOf(routes);
    hours = List.copyOf(hours);
    weekdays = List.copyOf(weekdays);
    contrasts = List.copyOf(contrasts);
  }
}
