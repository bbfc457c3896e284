package dev.tenfold.observe;

import dev.tenfold.observe.Vital.Metric;

/** How pages felt to visitors: a page view, a lab run, or many page views in sum. */
public sealed interface VitalRecord permits Vital, VitalAggregate {
  /** Returns which vital it tells of. */
  Metric metric();

  /** Returns where it was read. */
  Place place();
}
