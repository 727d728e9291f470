package dev.upg.shell;

import dev.upg.host.HostFailure;

import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file on its way to a command. When it can't be read to its end it ends early, and the failure is kept: the command must not count as done. */
final class SentFile extends FilterInputStream {
  private final Path path;
  private final long size;
  private volatile IOException failure;

  private SentFile(Path path) throws IOException {
    super(Files.newInputStream(path));
    this.path = path;
    this.size = Files.size(path);
  }

  /** @throws HostFailure.CannotRun when there is no such file, or no right to read it */
  static Optional<SentFile> open(String host, Optional<Path> path) throws HostFailure.CannotRun {
    if (path.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new SentFile(path.get()));
    } catch (IOException e) {
      throw new HostFailure.CannotRun(host, "`" + path.get() + "` of this machine can't be read: " + e.getMessage(),
          "Nothing was sent. See that the file is there and that you may read it.");
    }
  }

  /** When it was opened. */
  long size() {
    return size;
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) {
    try {
      return super.read(buffer, offset, length);
    } catch (IOException e) {
      failure = e;
      return -1;
    }
  }

  void throwFailure(String host) throws HostFailure.CannotRun {
    if (failure != null) {
      throw new HostFailure.CannotRun(host,
          "`" + path + "` of this machine couldn't be read to its end: " + failure.getMessage(),
          "What the command made of its beginning is not to be used.");
    }
  }
}
