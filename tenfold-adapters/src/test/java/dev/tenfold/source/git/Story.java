package dev.tenfold.source.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TagBuilder;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** Writes a bare repository, a commit at a time, each object in a file of its own. */
final class Story implements AutoCloseable {
  static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

  final Path folder;
  final Repository repository;
  private final Map<String, byte[]> files = new TreeMap<>();
  private String author = "Ana <ana@example.org>";

  Story(Path folder) {
    this.folder = folder;
    QuietSystem.install();
    try {
      repository = new FileRepositoryBuilder().setGitDir(folder.toFile()).setBare().build();
      repository.create(true);
      RefUpdate head = repository.updateRef(Constants.HEAD);
      head.link("refs/heads/main");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the moment some hours after the start. */
  static Instant hour(double hours) {
    return START.plusSeconds(Math.round(hours * 3600));
  }

  Story by(String person) {
    author = person;
    return this;
  }

  Story file(String path, String content) {
    return file(path, content.getBytes(StandardCharsets.UTF_8));
  }

  Story file(String path, byte[] content) {
    files.put(path, content);
    return this;
  }

  Story without(String path) {
    files.remove(path);
    return this;
  }

  /** Returns a commit written and committed at once. */
  ObjectId commit(String message, Instant at, ObjectId... parents) {
    return commit(message, at, at, parents);
  }

  ObjectId commit(String message, Instant authored, Instant committed, ObjectId... parents) {
    return inserting(inserter -> {
      CommitBuilder commit = new CommitBuilder();
      commit.setTreeId(tree(inserter));
      commit.setParentIds(parents);
      commit.setAuthor(ident(author, authored));
      commit.setCommitter(ident("GitHub <noreply@github.com>", committed));
      commit.setMessage(message);
      return inserter.insert(commit);
    });
  }

  /** Returns a commit of the very bytes; {@code %s} stands for the tree of the files. */
  ObjectId raw(String content) {
    return inserting(inserter ->
        inserter.insert(
            Constants.OBJ_COMMIT,
            content.replace("%s", tree(inserter).name()).getBytes(StandardCharsets.UTF_8)));
  }

  ObjectId tag(String name, ObjectId commit, Instant at) {
    ObjectId tag =
        inserting(inserter -> {
          TagBuilder builder = new TagBuilder();
          builder.setTag(name);
          builder.setObjectId(commit, Constants.OBJ_COMMIT);
          builder.setTagger(ident(author, at));
          builder.setMessage(name);
          return inserter.insert(builder);
        });
    ref("refs/tags/" + name, tag);
    return tag;
  }

  Story main(ObjectId commit) {
    return ref("refs/heads/main", commit);
  }

  Story ref(String name, ObjectId commit) {
    try {
      RefUpdate update = repository.updateRef(name);
      update.setNewObjectId(commit);
      update.forceUpdate();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the id that a content has. */
  static ObjectId blob(String content) {
    try (ObjectInserter inserter = new ObjectInserter.Formatter()) {
      return inserter.idFor(Constants.OBJ_BLOB, content.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Returns the file that holds an object. */
  Path object(ObjectId id) {
    return folder
        .resolve("objects")
        .resolve(id.name().substring(0, 2))
        .resolve(id.name().substring(2));
  }

  void lose(ObjectId id) throws IOException {
    Files.delete(object(id));
  }

  private interface Insertion {
    ObjectId insert(ObjectInserter inserter) throws IOException;
  }

  private ObjectId inserting(Insertion insertion) {
    try (ObjectInserter inserter = repository.newObjectInserter()) {
      ObjectId id = insertion.insert(inserter);
      inserter.flush();
      return id;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ObjectId tree(ObjectInserter inserter) throws IOException {
    DirCache cache = DirCache.newInCore();
    DirCacheBuilder builder = cache.builder();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      DirCacheEntry entry = new DirCacheEntry(file.getKey());
      entry.setFileMode(FileMode.REGULAR_FILE);
      entry.setObjectId(inserter.insert(Constants.OBJ_BLOB, file.getValue()));
      builder.add(entry);
    }
    builder.finish();
    return cache.writeTree(inserter);
  }

  private static PersonIdent ident(String person, Instant at) {
    int open = person.indexOf('<');
    return new PersonIdent(
        person.substring(0, open).strip(),
        person.substring(open + 1, person.length() - 1),
        at,
        ZoneOffset.UTC);
  }

  @Override
  public void close() {
    repository.close();
  }
}
