package dev.upg.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * The folder of one run, {@code .upg/runs/YYYYMMDD-HHMMSS-xxxx}: its journal, its log and the playbook. Only its owner can read it, since
 * output of commands may be anything.
 */
public record RunFolder(Path path) {
  private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
  private static final Pattern STAMPED = Pattern.compile("\\d{8}-\\d{6}-.*");
  private static final int STAMP_LENGTH = "yyyyMMdd-HHmmss".length();

  /**
   * Makes a new one, with a journal and a log that are empty.
   *
   * @throws IOException when that can't be written
   */
  public static RunFolder create(Path directory, Instant now, ZoneId zone) throws IOException {
    var runs = runs(directory);
    Files.createDirectories(runs, ownerOnly("rwx------"));
    var name = NAME.format(after(all(directory), LocalDateTime.ofInstant(now, zone)))
        + "-%04x".formatted(ThreadLocalRandom.current().nextInt(0x10000));
    var folder = new RunFolder(Files.createDirectory(runs.resolve(name), ownerOnly("rwx------")));
    Files.createFile(folder.log(), ownerOnly("rw-------"));
    Files.createFile(folder.journal(), ownerOnly("rw-------"));
    Files.createFile(folder.sources(), ownerOnly("rw-------"));
    Files.createFile(folder.evidence(), ownerOnly("rw-------"));
    sync(folder.path);
    sync(runs);
    return folder;
  }

  /** The clock may have been set back since the latest run, as each autumn: its names keep their order all the same. */
  private static LocalDateTime after(List<RunFolder> runs, LocalDateTime now) {
    return runs.stream().map(RunFolder::name).filter(name -> STAMPED.matcher(name).matches()).findFirst()
        .map(latest -> LocalDateTime.parse(latest.substring(0, STAMP_LENGTH), NAME).plusSeconds(1))
        .filter(next -> next.isAfter(now)).orElse(now);
  }

  /** What is in a folder is on the disk only when the folder is, too. */
  private static void sync(Path folder) throws IOException {
    try (var opened = FileChannel.open(folder, StandardOpenOption.READ)) {
      opened.force(true);
    }
  }

  /**
   * All runs that were begun in a folder, the latest first; also one that lost its journal.
   *
   * @throws IOException when that can't be read
   */
  public static List<RunFolder> all(Path directory) throws IOException {
    try (var found = Files.list(runs(directory))) {
      return found.filter(Files::isDirectory).map(RunFolder::new).filter(folder -> Files.exists(folder.journal())
          || STAMPED.matcher(folder.name()).matches())
          .sorted(Comparator.comparing(RunFolder::name).reversed()).toList();
    } catch (NoSuchFileException none) {
      return List.of();
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

  /** What its processes did, each command and wait; missing in runs of a upg that didn't keep it. */
  public Path evidence() {
    return path.resolve("evidence.jsonl");
  }

  /**
   * A new file for a report, which only its owner can read; what was there before is gone.
   *
   * @param name without a folder
   */
  public Path report(String name) throws IOException {
    var file = path.resolve(name);
    Files.deleteIfExists(file);
    return Files.createFile(file, ownerOnly("rw-------"));
  }

  /** The files it began with; see {@link Sources}. */
  public Path sources() {
    return path.resolve("sources.json");
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
