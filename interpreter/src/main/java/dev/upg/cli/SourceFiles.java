package dev.upg.cli;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.source.SourceFile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds and reads the {@code .upg} files named on a command line. */
final class SourceFiles {
  private SourceFiles() {}

  /**
   * The text of a file, named as given.
   *
   * @return empty, with a diagnostic, when it can't be read or isn't UTF-8
   */
  static Optional<SourceFile> read(Path file, Path directory, Diagnostics diagnostics) {
    return read(() -> Files.readAllBytes(directory.resolve(file)), file, diagnostics);
  }

  /** The text that comes on a stream. */
  static Optional<SourceFile> read(InputStream in, Path name, Diagnostics diagnostics) {
    return read(in::readAllBytes, name, diagnostics);
  }

  private interface Bytes { byte[] read() throws IOException; }

  private static Optional<SourceFile> read(Bytes bytes, Path file, Diagnostics diagnostics) {
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.read())).toString();
      return Optional.of(new SourceFile(file.toString(), text));
    } catch (CharacterCodingException e) {
      diagnostics.add(Diagnostic.error(Code.UNREADABLE_FILE, "`" + file + "` isn't UTF-8")
          .help("Save it as UTF-8; `iconv` converts from other encodings."));
    } catch (IOException e) {
      diagnostics.add(Diagnostic.error(Code.UNREADABLE_FILE, "`" + file + "` can't be read: " + reason(e))
          .help("Look at its path and permissions."));
    }
    return Optional.empty();
  }

  /** The file itself, or for a folder all {@code .upg} files below it, hidden folders left out, sorted. */
  static List<Path> below(Path path, Path directory) throws IOException {
    var root = directory.resolve(path);
    if (!Files.isDirectory(root)) {
      return List.of(path);
    }
    try (Stream<Path> found = Files.walk(root)) {
      return found.filter(Files::isRegularFile).map(root::relativize)
          .filter(file -> file.toString().endsWith(".upg") && !isHidden(file)).sorted().map(path::resolve).toList();
    }
  }

  static String reason(IOException e) {
    return switch (e) {
      case NoSuchFileException missing -> "there is no such file";
      case AccessDeniedException denied -> "no permission";
      default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    };
  }

  private static boolean isHidden(Path file) {
    for (var part : file) {
      if (part.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }
}
