package dev.tenfold.diagnose.capacity;

import dev.tenfold.observe.ResourceSample;
import dev.tenfold.verdict.Window;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The facts inside the window, and all that is computed from them once. */
final class Known {
  final CapacityMaterial material;
  final Scope all;
  final RouteLoad load;
  final Peak peak;
  final List<Utilisation> utilisations = new ArrayList<>();
  final List<Fit> fits = new ArrayList<>();

  /** The first to saturate first, those that are not known last. */
  final List<Headroom> headrooms = new ArrayList<>();

  final int samplesOutside;
  final int samplesBroken;
  final int bucketsOutside;

  Known(CapacityMaterial material) {
    this.material = material;
    this.all = new Scope("all requests", material.window());
    this.load = inWindow(material.load());
    this.bucketsOutside = material.load().buckets() - load.buckets();
    this.peak = Peak.of(load);
    List<ResourceSample> sound = material.samples().stream().filter(Known::isSound).toList();
    List<ResourceSample> inside = sound.stream().filter(this::isInside).toList();
    this.samplesBroken = material.samples().size() - sound.size();
    this.samplesOutside = sound.size() - inside.size();
    Map<String, List<ResourceSample>> byResource = new TreeMap<>();
    inside.forEach(sample ->
        byResource.computeIfAbsent(sample.resource(), any -> new ArrayList<>()).add(sample));
    byResource.forEach((name, samples) -> add(new ResourceUse(name, samples)));
    headrooms.sort(Comparator.comparingDouble(Known::order).thenComparing(Headroom::resource));
  }

  private static double order(Headroom headroom) {
    var known = headroom.known();
    return known == null ? Double.POSITIVE_INFINITY : known.value();
  }

  private void add(ResourceUse use) {
    utilisations.add(Utilisation.of(use, all, material.seed()));
    Fit fit = Fit.of(use, load, material.seed());
    fits.add(fit);
    headrooms.add(Headroom.of(fit, peak, all));
  }

  private static boolean isSound(ResourceSample sample) {
    return sample.used() >= 0
        && Double.isFinite(sample.used())
        && sample.seconds() >= 0
        && Double.isFinite(sample.seconds())
        && !(sample.waiting() < 0)
        && !Double.isInfinite(sample.capacity());
  }

  private boolean isInside(ResourceSample sample) {
    Window window = material.window();
    return sample.at().isAfter(window.from()) && !sample.at().isAfter(window.to());
  }

  private RouteLoad inWindow(RouteLoad load) {
    long from = material.window().from().getEpochSecond();
    long to = material.window().to().getEpochSecond();
    int first = 0;
    while (first < load.buckets() && load.starts()[first] < from) {
      first++;
    }
    int end = load.buckets();
    while (end > first && load.starts()[end - 1] + load.bucketSeconds() > to) {
      end--;
    }
    return load.between(first, end);
  }

  /** Returns the part of the buckets with requests in which some resource was sampled. */
  double covered() {
    int asked = 0;
    int sampled = 0;
    for (int bucket = 0; bucket < load.buckets(); bucket++) {
      if (load.requests(bucket) > 0) {
        asked++;
        double from = load.starts()[bucket];
        double to = from + load.bucketSeconds();
        sampled +=
            utilisations.stream().anyMatch(u -> !Double.isNaN(u.use().used(from, to))) ? 1 : 0;
      }
    }
    return asked == 0 ? 0 : (double) sampled / asked;
  }
}
