package dev.tenfold.engagement;

import dev.tenfold.engagement.CostModel.Behaviour;
import dev.tenfold.engagement.CostModel.Pool;
import dev.tenfold.engagement.CostModel.Size;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a schema cannot say of cost pools. */
final class CostRules {
  private final List<Breach> breaches = new ArrayList<>();

  private CostRules() {}

  /** Returns all that is unsound, in the order of the file. */
  static List<Breach> breaches(CostModel model) {
    CostRules rules = new CostRules();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < model.pools().size(); i++) {
      Pool pool = model.pools().get(i);
      String pointer = "/spec/cost/pools/" + i;
      if (!seen.add(pool.name())) {
        rules.add(pointer + "/name", "two pools are called " + pool.name(), "rename one");
      }
      rules.match(pool, pointer + "/match");
      rules.key(pool, pointer + "/key");
      rules.size(pool, pointer + "/size");
    }
    return rules.breaches;
  }

  private void add(String pointer, String what, String fix) {
    breaches.add(new Breach(pointer, what, fix));
  }

  private void match(Pool pool, String pointer) {
    if (pool.match().isEmpty()) {
      add(pointer, "nothing is of this pool", "add match: [{serviceCategory: Compute}]");
    }
    for (int i = 0; i < pool.match().size(); i++) {
      if (pool.match().get(i).isAnything()) {
        add(
            pointer + "/" + i,
            "this takes every charge, and leaves none to the pools below",
            "say which: serviceCategory, service, resource or tag; service: \"*\" for all");
      }
    }
  }

  private void key(Pool pool, String pointer) {
    CostModel.Key key = pool.key();
    if (key == null) {
      return;
    }
    boolean sound =
        switch (pool.behaviour()) {
          case PER_REQUEST -> key != CostModel.Key.BYTES;
          case PER_BYTE -> key == CostModel.Key.BYTES;
          case FIXED, IDLE -> false;
        };
    if (!sound) {
      add(
          pointer,
          "money that is " + words(pool.behaviour()) + " is not shared by " + words(key),
          switch (pool.behaviour()) {
            case PER_REQUEST -> "write key: cpu or key: requests, or behaviour: per-byte";
            case PER_BYTE -> "leave key out, or write behaviour: per-request";
            case FIXED, IDLE -> "leave key out: it is shared by nothing";
          });
    }
  }

  private void size(Pool pool, String pointer) {
    Size size = pool.size();
    if (size == null) {
      return;
    }
    if (pool.behaviour() != Behaviour.PER_REQUEST) {
      add(
          pointer,
          "money that is " + words(pool.behaviour()) + " does not grow in instances",
          "leave size out, or write behaviour: per-request");
    }
    if (size.most() > 0 && size.most() < size.instances()) {
      add(
          pointer + "/most",
          "there are " + size.instances() + " instances, more than carry anything",
          "give the number beyond which more of them carry no more");
    }
  }

  private static String words(Behaviour behaviour) {
    return switch (behaviour) {
      case FIXED -> "fixed";
      case IDLE -> "idle";
      case PER_REQUEST -> "per request";
      case PER_BYTE -> "per byte";
    };
  }

  private static String words(CostModel.Key key) {
    return switch (key) {
      case CPU -> "CPU time";
      case REQUESTS -> "requests";
      case BYTES -> "bytes";
    };
  }
}
