package dev.tenfold.shop.flag;

import dev.openfeature.contrib.providers.flagd.Config;
import dev.openfeature.contrib.providers.flagd.FlagdOptions;
import dev.openfeature.contrib.providers.flagd.FlagdProvider;
import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.OpenFeatureAPI;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The variants in force, read through OpenFeature from a file and read again within seconds of its
 * change. Asking is cheap enough to do in every request.
 */
public final class Flags implements AutoCloseable {
  private static final int POLL_MILLIS = 500;

  /** A shop that starts on a busy machine takes its time. */
  private static final int PATIENCE_MILLIS = 30_000;

  private final FlagFile file;
  private final OpenFeatureAPI api = OpenFeatureAPI.createIsolated();
  private final Client client;
  private final List<Consumer<Flags>> listeners = new CopyOnWriteArrayList<>();
  private final Set<Map<Flag, String>> superseded = new HashSet<>();
  private long lastSet = System.nanoTime();
  private volatile Map<Flag, String> variants = Map.of();

  /** Reads {@code path}, which is written with every sin in force where there is none. */
  public Flags(Path path) {
    file = new FlagFile(path);
    file.createIfAbsent();
    FlagdOptions options =
        FlagdOptions.builder()
            .resolverType(Config.Resolver.FILE)
            .offlineFlagSourcePath(path.toAbsolutePath().toString())
            .offlinePollIntervalMs(POLL_MILLIS)
            .deadline(PATIENCE_MILLIS)
            .build();
    api.setProviderAndWait(new FlagdProvider(options));
    client = api.getClient();
    variants = evaluate();
    client.onProviderConfigurationChanged(event -> refresh());
  }

  /** Returns the name of the variant in force; the sin where the file names none that we know. */
  public String variant(Flag flag) {
    return variants.getOrDefault(flag, flag.sin());
  }

  /** Returns whether any remedy is in force. */
  public boolean remedied(Flag flag) {
    return !variant(flag).equals(flag.sin());
  }

  public boolean is(Flag flag, String variant) {
    if (!flag.variants().contains(variant)) {
      throw new IllegalArgumentException(flag.key() + " has no variant " + variant);
    }
    return variant(flag).equals(variant);
  }

  /** Returns what is in force, every flag of it. */
  public Map<Flag, String> all() {
    return Flag.each(this::variant);
  }

  /** Puts {@code changes} in force at once and keeps them in the file. */
  public synchronized void set(Map<Flag, String> changes) {
    Map<Flag, String> next = all();
    changes.forEach((flag, variant) -> {
      if (!flag.variants().contains(variant)) {
        throw new IllegalArgumentException(
            flag.key() + " is one of " + flag.variants() + ", not " + variant);
      }
      next.put(flag, variant);
    });
    superseded.add(variants);
    lastSet = System.nanoTime();
    file.write(next);
    apply(next);
  }

  /** Calls {@code listener} now and after each change, on whichever thread noticed it. */
  public void watch(Consumer<Flags> listener) {
    listeners.add(listener);
    listener.accept(this);
  }

  /** What {@link #set} has replaced may still be read once more before the new file is. */
  private synchronized void refresh() {
    if (System.nanoTime() - lastSet > 4 * POLL_MILLIS * 1_000_000L) {
      superseded.clear();
    }
    Map<Flag, String> read = evaluate();
    if (!superseded.contains(read)) {
      apply(read);
    }
  }

  private void apply(Map<Flag, String> next) {
    if (!next.equals(variants)) {
      variants = Map.copyOf(next);
      listeners.forEach(listener -> listener.accept(this));
    }
  }

  private Map<Flag, String> evaluate() {
    return Flag.each(flag -> {
      String variant = client.getStringValue(flag.key(), flag.sin());
      return flag.variants().contains(variant) ? variant : flag.sin();
    });
  }

  @Override
  public void close() {
    api.shutdown();
  }
}
