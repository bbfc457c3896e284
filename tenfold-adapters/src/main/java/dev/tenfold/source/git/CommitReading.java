package dev.tenfold.source.git;

import dev.tenfold.observe.Commit;
import dev.tenfold.observe.Commit.FileChange;
import dev.tenfold.observe.Commit.Landing;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import org.jspecify.annotations.Nullable;

/** What commits say of themselves, taken while their messages are at hand. */
final class CommitReading {
  private final Mailmap mailmap;
  private final Bots bots;
  private final Map<String, Author> authors = new HashMap<>();
  private final Map<ObjectId, Said> said = new HashMap<>();
  private long nameless;

  private record Author(String person, boolean bot) {}

  private record Said(Author author, Instant authored, Message message) {}

  CommitReading(Mailmap mailmap, Bots bots) {
    this.mailmap = mailmap;
    this.bots = bots;
  }

  void read(RevCommit commit) {
    PersonIdent ident = author(commit);
    Author author;
    Instant authored;
    if (ident == null) {
      nameless++;
      author = new Author("", false);
      authored = committed(commit);
    } else {
      String name = ident.getName();
      String address = ident.getEmailAddress();
      author = authors.computeIfAbsent(name + '\n' + address, any -> author(name, address));
      authored = ident.getWhenAsInstant();
    }
    said.put(commit, new Said(author, authored, Message.of(commit.getFullMessage())));
  }

  private Author author(String name, String address) {
    String person = mailmap.person(name, address);
    return new Author(person, bots.isBot(person) || bots.isBot(name + " <" + address + ">"));
  }

  private static @Nullable PersonIdent author(RevCommit commit) {
    try {
      return commit.getAuthorIdent();
    } catch (DateTimeException | IllegalArgumentException | IndexOutOfBoundsException e) {
      return null;
    }
  }

  /** Returns when a commit was written; when it was committed where it does not say. */
  static Instant authored(RevCommit commit) {
    PersonIdent ident = author(commit);
    return ident == null ? committed(commit) : ident.getWhenAsInstant();
  }

  /** Returns when a commit was committed; JGit keeps the seconds in 32 bits, good until 2106. */
  static Instant committed(RevCommit commit) {
    return Instant.ofEpochSecond(Integer.toUnsignedLong(commit.getCommitTime()));
  }

  Commit commit(RevCommit commit, @Nullable Landing landing, List<FileChange> files) {
    Said words = Objects.requireNonNull(said.get(commit));
    return new Commit(
        commit.name(),
        Stream.of(commit.getParents()).map(RevCommit::name).toList(),
        words.author.person,
        words.author.bot,
        words.authored,
        committed(commit),
        words.message.subject(),
        words.message.reverts(),
        words.message.pullRequest(),
        landing,
        files);
  }

  /** Returns commits whose author cannot be understood. */
  long nameless() {
    return nameless;
  }
}
