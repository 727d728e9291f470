package dev.upg.journal;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The folder of one run, {@code .upg/runs/YYYYMMDD-HHMMSS-xxxx}: its journal and its log. Only its owner can read it, since
 * output of commands may be anything.
 */
public record RunFolder(Path path) {
  private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

  /**
   * Makes a new one, with a journal and a log that are empty.
   *
   * @throws IOException when that can't be written
   */
  public static RunFolder create(Path directory, Instant now, ZoneId zone) throws IOException {
    var runs = runs(directory);
    Files.createDirectories(runs, ownerOnly("rwx------"));
    var name = NAME.format(now.atZone(zone)) + "-%04x".formatted(ThreadLocalRandom.current().nextInt(0x10000));
    var folder = new RunFolder(Files.createDirectory(runs.resolve(name), ownerOnly("rwx------")));
    Files.createFile(folder.log(), ownerOnly("rw-------"));
    Files.createFile(folder.journal(), ownerOnly("rw-------"));
    return folder;
  }

  /** All runs that were begun in a folder, the latest first. */
  public static List<RunFolder> all(Path directory) throws IOException {
    var runs = runs(directory);
    if (!Files.isDirectory(runs)) {
      return List.of();
    }
    try (var found = Files.list(runs)) {
      return found.map(RunFolder::new).filter(folder -> Files.exists(folder.journal()))
          .sorted(Comparator.comparing(RunFolder::name).reversed()).toList();
    }
  }

  /** How people call the run. */
  public String name() {
    return path.getFileName().toString();
  }

  public Path log() {
    return path.resolve("run.log");
  }

  /** What a run without a terminal prints; there only for such a one. */
  public Path output() {
    return path.resolve("output");
  }

  public Path journal() {
    return path.resolve("journal");
  }

  /** Removes it with all that is in it. */
  public void delete() throws IOException {
    try (var files = Files.list(path)) {
      for (var file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(path);
  }

  private static Path runs(Path directory) {
    return directory.resolve(".upg").resolve("runs");
  }

  private static FileAttribute<?>[] ownerOnly(String permissions) {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[]{PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))}
        : new FileAttribute<?>[0];
  }
}
