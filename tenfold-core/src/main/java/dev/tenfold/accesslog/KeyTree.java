package dev.tenfold.accesslog;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one JSON object, or of an LTSV line, that are of use. A key is found by its length
 * and its first eight bytes; only longer ones are compared further.
 */
final class KeyTree {
  /** What {@link #find} returns for a key that is of no use. */
  static final int NONE = -1;

  private int[] lengths = {};
  private long[] words = {};
  private byte[][] names = {};
  private int[] slots = {};
  private @Nullable KeyTree[] children = {};

  /** Adds a path such as {@code request.headers.Host}, and the same as a key with dots in it. */
  void addPath(String path, int slot) {
    addKey(path, slot);
    KeyTree tree = this;
    String[] keys = path.split("\\.", -1);
    for (int i = 0; i < keys.length - 1; i++) {
      tree = tree.childFor(keys[i]);
    }
    tree.addKey(keys[keys.length - 1], slot);
  }

  /** Adds a key as it is. */
  void addKey(String key, int slot) {
    int index = indexOf(key);
    slots[index] = slot;
  }

  private KeyTree childFor(String key) {
    int index = indexOf(key);
    KeyTree child = children[index];
    if (child == null) {
      child = new KeyTree();
      children[index] = child;
    }
    return child;
  }

  private int indexOf(String key) {
    byte[] name = key.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < names.length; i++) {
      if (Arrays.equals(names[i], name)) {
        return i;
      }
    }
    int count = names.length;
    names = Arrays.copyOf(names, count + 1);
    lengths = Arrays.copyOf(lengths, count + 1);
    words = Arrays.copyOf(words, count + 1);
    slots = Arrays.copyOf(slots, count + 1);
    children = Arrays.copyOf(children, count + 1);
    names[count] = name;
    lengths[count] = name.length;
    for (int i = Math.min(name.length, 8) - 1; i >= 0; i--) {
      words[count] = words[count] << 8 | (name[i] & 0xffL);
    }
    slots[count] = NONE;
    return count;
  }

  /** Returns the index of the key in {@code [from, to)}, or {@link #NONE}. */
  int find(byte[] m, long from, long to) {
    int length = (int) (to - from);
    if (length <= 0) {
      return NONE;
    }
    long word = Scan.word(m, from) & Scan.mask(length);
    for (int i = 0; i < lengths.length; i++) {
      if (lengths[i] == length && words[i] == word && (length <= 8 || matches(m, from, names[i]))) {
        return i;
      }
    }
    return NONE;
  }

  private static boolean matches(byte[] m, long from, byte[] name) {
    for (int i = 8; i < name.length; i++) {
      if (Scan.at(m, from + i) != name[i]) {
        return false;
      }
    }
    return true;
  }

  /** Returns where the value of the key at {@code index} is kept, or {@link #NONE}. */
  int slot(int index) {
    return slots[index];
  }

  /** Returns the keys of the object at {@code index}, or null when none of them is of use. */
  @Nullable KeyTree child(int index) {
    return children[index];
  }
}
