package dev.upg.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;

/** Puts a new text in the place of a file: all of it or nothing, whatever happens; owner and permissions stay. */
final class Replacement {
  private Replacement() {}

  /** @throws IOException when it can't be written as a whole; the file is then as it was */
  static void write(Path file, String text) throws IOException {
    // What a link points to is replaced, not the link.
    var real = file.toRealPath();
    if (!Files.isWritable(real)) {
      throw new IOException("no permission to write");
    }
    var next = Files.createTempFile(real.getParent(), ".upg-", ".part");
    try {
      try (var channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
        var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      keepOwner(real, next);
      Files.move(next, real, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(next);
    }
  }

  private static void keepOwner(Path from, Path to) throws IOException {
    var old = Files.getFileAttributeView(from, PosixFileAttributeView.class);
    var own = Files.getFileAttributeView(to, PosixFileAttributeView.class);
    if (old == null) {
      return;
    }
    var wanted = old.readAttributes();
    var has = own.readAttributes();
    if (!wanted.owner().equals(has.owner())) {
      own.setOwner(wanted.owner());
    }
    if (!wanted.group().equals(has.group())) {
      own.setGroup(wanted.group());
    }
    own.setPermissions(wanted.permissions());
  }
}
