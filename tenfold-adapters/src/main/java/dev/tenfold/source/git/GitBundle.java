package dev.tenfold.source.git;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import org.eclipse.jgit.api.errors.JGitInternalException;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.FetchResult;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.util.FileUtils;

/**
 * A history in one file, as {@code git bundle create} makes it where nobody may reach the server.
 *
 * @see <a href="https://git-scm.com/docs/git-bundle">git-bundle</a>
 */
public final class GitBundle {
  /** How the names of folders begin in which a bundle is being unpacked. */
  public static final String DRAFT = "draft";

  private static final RefSpec ALL = new RefSpec("+refs/*:refs/*");

  private GitBundle() {}

  /**
   * Makes a bare repository of a bundle, whole or not at all.
   *
   * @param to where it comes to be; does not exist yet
   * @throws IOException where the file is no whole bundle, or cannot be written out
   */
  public static void unpack(Path bundle, Path to) throws IOException {
    Files.createDirectories(to.toAbsolutePath().getParent());
    Path draft = Files.createTempDirectory(to.toAbsolutePath().getParent(), DRAFT);
    try {
      fetch(bundle, draft);
      Files.move(draft, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (URISyntaxException
        | TransportException
        | NotSupportedException
        | JGitInternalException e) {
      throw new IOException(e.getMessage(), e);
    } finally {
      if (Files.exists(draft)) {
        delete(draft);
      }
    }
  }

  /** Deletes what was unpacked, or was to be. */
  public static void delete(Path unpacked) throws IOException {
    FileUtils.delete(unpacked.toFile(), FileUtils.RECURSIVE | FileUtils.SKIP_MISSING);
  }

  private static void fetch(Path bundle, Path to) throws IOException, URISyntaxException {
    try (Repository repository = new FileRepository(to.toFile())) {
      repository.create(true);
      URIish file = new URIish(bundle.toAbsolutePath().toString());
      try (Transport transport = Transport.open(repository, file)) {
        head(repository, transport.fetch(NullProgressMonitor.INSTANCE, List.of(ALL)));
      }
    }
  }

  /** Makes the branch current that the bundle's HEAD is on. */
  private static void head(Repository repository, FetchResult fetched) throws IOException {
    Ref head = fetched.getAdvertisedRef(Constants.HEAD);
    for (Ref branch : repository.getRefDatabase().getRefsByPrefix(Constants.R_HEADS)) {
      if (head != null && Objects.equals(branch.getObjectId(), head.getObjectId())) {
        RefUpdate current = repository.updateRef(Constants.HEAD, false);
        current.link(branch.getName());
        return;
      }
    }
  }
}
