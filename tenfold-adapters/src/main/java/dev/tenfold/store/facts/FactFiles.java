package dev.tenfold.store.facts;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import dev.tenfold.collect.Delivery;
import dev.tenfold.collect.FactStore;
import dev.tenfold.verdict.TenfoldException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gzipped JSON, a file for each origin and type of fact: {@code <type>/<digest of the origin>}. A
 * file exists whole or not at all, and is read once. One that is damaged, gone, or of another
 * version is collected anew.
 */
public final class FactFiles implements FactStore {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .annotationIntrospector(new FactShapes())
          .changeDefaultVisibility(shown -> shown.withIsGetterVisibility(Visibility.NONE))
          .addModule(SharedTexts.module())
          .addModule(CompactTimes.module())
          .addModule(RecordCreation.module())
          .build();
  private static final int VERSION = 4;
  private static final String END = ".json.gz";
  private static final String MARKS = "contents";

  private final Path folder;
  private final Map<Class<?>, List<? extends Kept<?>>> read = new ConcurrentHashMap<>();

  public FactFiles(Path folder) {
    this.folder = folder;
  }

  /** What a file holds. */
  private record Content<T>(Origin origin, Delivery<T> delivery) {}

  @Override
  public boolean holds(Origin origin, String content) {
    Path mark = mark(origin);
    try {
      return Files.exists(mark) && Files.readString(mark).equals(text(origin, content));
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public <T> void keep(Origin origin, Class<T> type, Delivery<T> delivery) {
    Path file = folder.resolve(name(type)).resolve(digest(origin) + END);
    read.remove(type);
    write(file, compressed(new Content<>(origin, delivery), type));
  }

  @Override
  public void complete(Origin origin, String content) {
    try {
      byte[] text = text(origin, content).getBytes(StandardCharsets.UTF_8);
      write(mark(origin), out -> out.write(text));
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
  }

  private Path mark(Origin origin) {
    return folder.resolve(MARKS).resolve(digest(origin));
  }

  /** Returns a content and the types of fact that are kept of it, those whose files are whole. */
  private String text(Origin origin, String content) throws IOException {
    StringBuilder text = new StringBuilder().append(VERSION).append(' ').append(content);
    if (Files.isDirectory(folder)) {
      try (Stream<Path> types = Files.list(folder)) {
        types
            .filter(type -> isWhole(type.resolve(digest(origin) + END)))
            .map(type -> type.getFileName().toString())
            .sorted()
            .forEach(type -> text.append('\n').append(type));
      }
    }
    return text.toString();
  }

  private static boolean isWhole(Path file) {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return in.transferTo(OutputStream.nullOutputStream()) > 0;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  @SuppressWarnings("unchecked") // what is under a type was read as that type
  public <T> List<Kept<T>> kept(Class<T> type) {
    return (List<Kept<T>>) read.computeIfAbsent(type, any -> List.copyOf(all(type)));
  }

  private <T> List<Kept<T>> all(Class<T> type) {
    Path files = folder.resolve(name(type));
    if (!Files.isDirectory(files)) {
      return List.of();
    }
    try (Stream<Path> found = Files.list(files)) {
      List<Kept<T>> all = new ArrayList<>();
      for (Path file : found.filter(f -> f.toString().endsWith(END)).sorted().toList()) {
        Content<T> content = read(file, type);
        all.add(new Kept<>(content.origin(), content.delivery()));
      }
      return all;
    } catch (IOException e) {
      throw unreadable(files, e);
    }
  }

  private static TenfoldException unreadable(Path path, IOException e) {
    return TenfoldException.input(
        "what was collected cannot be read: " + e.getMessage(),
        path.toString(),
        "let this user read it");
  }

  private static <T> Content<T> read(Path file, Class<T> type) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return SharedTexts.of(JSON.readerFor(contentOf(type))).readValue(in);
    } catch (JacksonException e) {
      throw damaged(file, e.getOriginalMessage());
    } catch (EOFException | ZipException e) {
      throw damaged(file, e.getMessage() == null ? "it is cut off" : e.getMessage());
    }
  }

  private static TenfoldException damaged(Path file, String why) {
    return TenfoldException.input(
        "this is not what tenfold wrote: " + why, file.toString(), "delete it and collect again");
  }

  private static JavaType contentOf(Class<?> type) {
    return JSON.getTypeFactory().constructParametricType(Content.class, type);
  }

  private static Writing compressed(Content<?> content, Class<?> type) {
    return out -> {
      try (OutputStream zipped = new GZIPOutputStream(out)) {
        SharedTexts.of(JSON.writerFor(contentOf(type))).writeValue(zipped, content);
      }
    };
  }

  private void write(Path file, Writing writing) {
    try {
      replace(file, writing);
    } catch (IOException e) {
      throw TenfoldException.input(
          "what was read cannot be kept: " + e.getMessage(),
          folder.toString(),
          "make room there, or let this user write there");
    }
  }

  /** Writes a file beside its place, to the disk, and puts it there in one step. */
  private static void replace(Path file, Writing writing) throws IOException {
    Path parent = file.toAbsolutePath().getParent();
    Files.createDirectories(parent);
    Path draft = Files.createTempFile(parent, "draft", ".new");
    try {
      try (OutputStream out = Files.newOutputStream(draft)) {
        writing.to(out);
      }
      try (FileChannel written = FileChannel.open(draft, StandardOpenOption.WRITE)) {
        written.force(true);
      }
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static String name(Class<?> type) {
    return type.getSimpleName().toLowerCase(Locale.ROOT);
  }

  private static String digest(Origin origin) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(origin.source().getBytes(StandardCharsets.UTF_8));
      sha.update((byte) 0);
      sha.update(origin.place().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sha.digest(), 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private interface Writing {
    void to(OutputStream out) throws IOException;
  }
}
