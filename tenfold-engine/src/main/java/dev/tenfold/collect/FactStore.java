package dev.tenfold.collect;

import java.util.List;

/** Keeps what sources of facts delivered, each as it was last delivered. */
public interface FactStore {
  /**
   * Returns whether a place's content is kept already.
   *
   * @param content what tells it from other contents: a digest, a commit
   */
  boolean holds(Origin origin, String content);

  /** Keeps a delivery in place of what the same origin delivered of that type before. */
  <T> void keep(Origin origin, Class<T> type, Delivery<T> delivery);

  /** Says that all that an origin's content holds has been kept. */
  void complete(Origin origin, String content);

  /** Returns what is kept of a type, by origin. */
  <T> List<Kept<T>> kept(Class<T> type);

  /**
   * Where facts come from.
   *
   * @param source its name in the engagement
   * @param place a file, folder or address
   */
  record Origin(String source, String place) {}

  /** What an origin delivered. */
  record Kept<T>(Origin origin, Delivery<T> delivery) {}
}
