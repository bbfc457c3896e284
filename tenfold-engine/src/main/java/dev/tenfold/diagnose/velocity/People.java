package dev.tenfold.diagnose.velocity;

import dev.tenfold.observe.Commit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Who is the same person: by address, and by full name. Nobody's name leaves it. */
final class People {
  private final Map<String, Integer> byKey = new HashMap<>();
  private final List<Integer> same = new ArrayList<>();

  People(List<Repository> repositories) {
    for (Repository repository : repositories) {
      for (Commit commit : repository.commits()) {
        if (!commit.bot()) {
          add(commit.author());
        }
      }
    }
  }

  private void add(String author) {
    if (byKey.containsKey(author)) {
      return;
    }
    int number = same.size();
    same.add(number);
    byKey.put(author, number);
    int open = author.lastIndexOf('<');
    String name = (open < 0 ? author : author.substring(0, open)).strip();
    String address = open < 0 ? "" : author.substring(open).strip();
    if (!address.isEmpty() && !address.equals("<>")) {
      join(number, "address " + address.toLowerCase(Locale.ROOT));
    }
    if (name.indexOf(' ') > 0) {
      join(number, "name " + name.toLowerCase(Locale.ROOT));
    }
  }

  private void join(int number, String key) {
    Integer other = byKey.putIfAbsent(key, number);
    if (other != null) {
      same.set(root(number), root(other));
    }
  }

  private int root(int number) {
    int at = number;
    while (same.get(at) != at) {
      same.set(at, same.get(same.get(at)));
      at = same.get(at);
    }
    return at;
  }

  /** Returns a number that all commits of a person share. */
  int person(Commit commit) {
    Integer number = byKey.get(commit.author());
    if (number == null) {
      throw new IllegalArgumentException("a commit of a bot: " + commit.sha());
    }
    return root(number);
  }
}
