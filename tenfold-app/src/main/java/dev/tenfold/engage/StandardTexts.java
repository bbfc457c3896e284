package dev.tenfold.engage;

import dev.tenfold.collect.Delivery;
import dev.tenfold.source.security.RequirementTexts;
import dev.tenfold.source.security.RequirementTexts.RequirementText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The standard's own words, from the file that a reader brings along.
 *
 * @param byId by requirement, {@code v5.0.0-3.4.1}; empty where there is no file
 * @param notes why our words are shown where others were asked for, a sentence each
 */
record StandardTexts(Map<String, String> byId, List<String> notes) {
  StandardTexts {
    byId = Map.copyOf(byId);
    notes = List.copyOf(notes);
  }

  /**
   * Reads them.
   *
   * @param file relative to {@code folder}; empty for none
   */
  static StandardTexts read(Path folder, String file) {
    if (file.isEmpty()) {
      return new StandardTexts(Map.of(), List.of());
    }
    try (InputStream in = Files.newInputStream(folder.resolve(file))) {
      Delivery<RequirementText> read = RequirementTexts.read(file, in);
      Map<String, String> texts = new HashMap<>();
      read.facts().forEach(text -> texts.put(text.id(), text.text()));
      return new StandardTexts(
          texts,
          read.rejected().stream()
              .map(refusal -> told(file, refusal.reason() + ", " + refusal.records() + " times"))
              .toList());
    } catch (NoSuchFileException e) {
      return new StandardTexts(Map.of(), List.of(told(file, "there is no such file")));
    } catch (IOException | InvalidPathException e) {
      return new StandardTexts(Map.of(), List.of(told(file, String.valueOf(e.getMessage()))));
    }
  }

  private static String told(String file, String why) {
    return "Of the standard's words in " + file + " some are not read: " + why + ".";
  }
}
