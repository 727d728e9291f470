package dev.upg.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Files that differ from a revision of git, or are new to it, and those that use such a file: what was right with the old
 * module may be wrong with the new one.
 */
final class ChangedFiles {
  private static final Pattern USE = Pattern.compile("(?m)^\\s*use\\s+\"([^\"$\\\\]+)\"");

  private final Path directory;
  private final Set<Path> changed = new HashSet<>();
  private final Map<Path, Boolean> known = new HashMap<>();

  ChangedFiles(Path directory, String revision) throws IOException, Refusal {
    this.directory = directory;
    var top = Path.of(git("rev-parse", "--show-toplevel").strip());
    if (run("rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}").code != 0) {
      throw new Refusal("git knows no revision `" + revision
          + "` here\nIn CI fetch it first: `git fetch origin main`, or check out with the whole history.");
    }
    var paths = git("-c", "diff.relative=false", "diff", "--name-only", "-z", revision, "--")
        + git("ls-files", "-z", "--others", "--exclude-standard", "--full-name", "--", top.toString());
    Stream.of(paths.split("\0")).filter(path -> !path.isEmpty()).forEach(path -> changed.add(top.resolve(path)));
  }

  Set<Path> among(Set<Path> files) throws IOException {
    var found = new LinkedHashSet<Path>();
    for (var file : files) {
      if (!Files.exists(directory.resolve(file)) || isChanged(directory.resolve(file).toRealPath())) {
        found.add(file);
      }
    }
    return found;
  }

  private boolean isChanged(Path file) throws IOException {
    var before = known.putIfAbsent(file, changed.contains(file));
    if (before != null || known.get(file)) {
      return known.get(file);
    }
    for (var used : used(file)) {
      if (!Files.exists(used) || isChanged(used.toRealPath())) {
        known.put(file, true);
      }
    }
    return known.get(file);
  }

  /** The files of one's own that a file uses; what isn't text has none, and is told when it's read. */
  private static List<Path> used(Path file) throws IOException {
    var used = new ArrayList<Path>();
    var matcher = USE.matcher(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    while (matcher.find()) {
      used.add(file.resolveSibling(matcher.group(1)));
    }
    return used;
  }

  private record Answer(int code, String out, String err) {}

  private String git(String... arguments) throws IOException, Refusal {
    var answer = run(arguments);
    if (answer.code != 0) {
      throw new Refusal("git can't tell what changed: " + answer.err.strip());
    }
    return answer.out;
  }

  private Answer run(String... arguments) throws IOException, Refusal {
    var command = Stream.concat(Stream.of("git"), Stream.of(arguments)).toList();
    var err = Files.createTempFile("upg-git", ".err");
    try {
      var builder = new ProcessBuilder(command).directory(directory.toAbsolutePath().toFile())
          .redirectError(err.toFile());
      builder.environment().put("GIT_OPTIONAL_LOCKS", "0");
      var process = start(builder);
      process.getOutputStream().close();
      var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Answer(process.waitFor(), out, Files.readString(err));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refusal("git was interrupted");
    } finally {
      Files.delete(err);
    }
  }

  private static Process start(ProcessBuilder builder) throws Refusal {
    try {
      return builder.start();
    } catch (IOException e) {
      throw new Refusal("`--changed-since` asks git, which can't be started: " + SourceFiles.reason(e)
          + "\nInstall git, or name the files.");
    }
  }
}
