package dev.tenfold.store.parquet;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The dictionary of a column of names: texts, numbered as they came. Thread-safe. */
public final class Names {
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> names = new ArrayList<>();

  /** Returns a dictionary whose numbers are places in a list, which may name two things alike. */
  public static Names of(List<String> names) {
    Names dictionary = new Names();
    dictionary.names.addAll(names);
    for (int i = 0; i < names.size(); i++) {
      dictionary.numbers.putIfAbsent(names.get(i), i);
    }
    return dictionary;
  }

  /** Returns the number of a name, the same for every later call. */
  public synchronized int number(String name) {
    Integer known = numbers.get(name);
    if (known != null) {
      return known;
    }
    numbers.put(name, names.size());
    names.add(name);
    return names.size() - 1;
  }

  /** Returns all names by their numbers. */
  public synchronized List<String> all() {
    return List.copyOf(names);
  }

  /** Returns the names as a page. */
  Page page() {
    List<String> all = all();
    ByteSink out = new ByteSink(all.size() * 32 + 16);
    for (String name : all) {
      byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
      out.putInt(utf8.length);
      out.put(utf8, utf8.length);
    }
    return Page.dictionary(all.size(), out);
  }
}
