package dev.upg.cli;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.parse.SourceReader;
import dev.upg.source.SourceFile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
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
    var path = directory.resolve(file);
    try (var in = Files.newInputStream(path)) {
      return SourceReader.read(in, file, diagnostics);
    } catch (IOException e) {
      diagnostics.add(unreadable(file, leadsNowhere(path) ? "it is a link that leads nowhere" : reason(e)));
      return Optional.empty();
    }
  }

  /** The text that comes on a stream. */
  static Optional<SourceFile> read(InputStream in, Path name, Diagnostics diagnostics) {
    try {
      return SourceReader.read(in, name, diagnostics);
    } catch (IOException e) {
      diagnostics.add(unreadable(name, reason(e)));
      return Optional.empty();
    }
  }

  private static Diagnostic unreadable(Path file, String why) {
    return Diagnostic.error(Code.UNREADABLE_FILE, "`" + file + "` can't be read: " + why)
        .help("Look at its path and permissions.");
  }

  private static boolean leadsNowhere(Path path) {
    return Files.isSymbolicLink(path) && Files.notExists(path);
  }

  /**
   * The file itself, or for a folder all {@code .upg} files below it, hidden folders left out, sorted; links that lead nowhere are
   * among them, to be told when they are read.
   *
   * @throws IOException also when a folder below can't be read
   */
  static List<Path> below(Path path, Path directory) throws IOException {
    var root = directory.resolve(path);
    if (!Files.isDirectory(root)) {
      return List.of(path);
    }
    try (Stream<Path> found = Files.walk(root)) {
      return found.filter(file -> Files.isRegularFile(file) || leadsNowhere(file)).map(root::relativize)
          .filter(file -> file.toString().endsWith(".upg") && !isHidden(file)).sorted().map(path::resolve).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  static String reason(IOException e) {
    return switch (e) {
      case NoSuchFileException missing -> "there is no such file";
      case AccessDeniedException denied -> "no permission";
      case NotDirectoryException file -> "it isn't a folder";
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
