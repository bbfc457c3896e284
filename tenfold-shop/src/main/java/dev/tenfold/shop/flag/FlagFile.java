package dev.tenfold.shop.flag;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The flags as a file in flagd's format, in which {@code defaultVariant} says what is in force.
 *
 * @param path where it is; whoever edits it by hand is heard as well
 * @see <a href="https://flagd.dev/reference/flag-definitions/">flagd: flag definitions</a>
 */
record FlagFile(Path path) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Writes the file with every sin in force, unless there is one. */
  void createIfAbsent() {
    if (!Files.exists(path)) {
      write(Flag.each(Flag::sin));
    }
  }

  /** Replaces the file in one step, so that no reader sees half of it. */
  void write(Map<Flag, String> variants) {
    ObjectNode root = JSON.createObjectNode();
    root.put("$schema", "https://flagd.dev/schema/v0/flags.json");
    ObjectNode flags = root.putObject("flags");
    variants.forEach((flag, variant) -> {
      ObjectNode entry = flags.putObject(flag.key());
      entry.put("state", "ENABLED");
      ObjectNode names = entry.putObject("variants");
      flag.variants().forEach(name -> names.put(name, name));
      entry.put("defaultVariant", variant);
    });
    try {
      Path folder = path.toAbsolutePath().getParent();
      Files.createDirectories(folder);
      Path fresh = Files.createTempFile(folder, "flags", ".json");
      Files.writeString(fresh, root.toPrettyString() + "\n");
      Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("the flags cannot be written to " + path, e);
    }
  }
}
