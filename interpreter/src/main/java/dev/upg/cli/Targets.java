package dev.upg.cli;

import dev.upg.diagnostic.Diagnostics;
import dev.upg.source.SourceFile;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.PatternSyntaxException;

/** The files that a command works on, as its command line names them: files, folders, patterns, stdin. */
final class Targets {
  /** What stands for stdin; messages call it so, too. */
  static final Path STDIN = Path.of("-");
  private static final String SIGNS = "*?[{";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Parameters(arity = "0..*", paramLabel = "FILE", description = "A .upg file, a folder for all below it, a quoted pattern such as 'playbooks/**/*.upg', or - for stdin.")
  private List<Path> paths = List.of();

  @Option(names = "--changed-since", paramLabel = "REV", description = "Only files that differ from this revision of git, and what uses them; without FILE those below this folder.")
  private String revision;

  /**
   * Each file once, in the order of the command line, those of a folder by name.
   *
   * @throws Refusal when there is nothing to work on, or git can't tell
   */
  Set<Path> files(Environment environment) throws IOException, Refusal {
    if (paths.isEmpty() && revision == null) {
      throw new ParameterException(command.commandLine(), "FILE is missing");
    }
    if (paths.contains(STDIN) && (paths.size() > 1 || revision != null)) {
      throw new Refusal("`-` can't stand beside other files or `--changed-since`: stdin is one text");
    }
    if (paths.stream().anyMatch(path -> path.toString().isEmpty())) {
      throw new Refusal("An empty name stands for no file\nFor all files of this folder write `.`.");
    }
    var files = new LinkedHashSet<Path>();
    var known = new HashSet<Path>();
    for (var path : paths.isEmpty() ? List.of(Path.of("")) : paths) {
      readable(path, environment).stream()
          .filter(file -> known.add(environment.resolve(file).toAbsolutePath().normalize())).forEach(files::add);
    }
    return revision == null ? files : new ChangedFiles(environment.directory(), revision).among(files);
  }

  /** The text of one of them, named as given; empty, with a diagnostic, when it can't be read. */
  static Optional<SourceFile> read(Path path, Environment environment, Diagnostics diagnostics) {
    return path.equals(STDIN)
        ? SourceFiles.read(environment.in(), path, diagnostics)
        : SourceFiles.read(path, environment.directory(), diagnostics);
  }

  /** What is made of each file, in the order of the files; several are worked on at once. */
  static <R> List<R> sideBySide(Collection<Path> files, Function<Path, R> work) {
    return List.copyOf(files).parallelStream().map(work).toList();
  }

  private static List<Path> readable(Path path, Environment environment) throws IOException, Refusal {
    try {
      return files(path, environment);
    } catch (FileSystemException e) {
      throw new Refusal("`" + e.getFile() + "` can't be read: " + SourceFiles.reason(e)
          + "\nLook at its permissions, or name the files beside it.");
    } catch (PatternSyntaxException e) {
      throw new Refusal("`" + path + "` is no pattern for files: " + e.getDescription()
          + "\n`*` stands for a part of a name, `**/` for folders, `[ab]` and `{one,other}` for either.");
    }
  }

  private static List<Path> files(Path path, Environment environment) throws IOException, Refusal {
    if (path.equals(STDIN)) {
      return List.of(path);
    }
    boolean isPattern = path.toString().chars().anyMatch(sign -> SIGNS.indexOf(sign) >= 0);
    if (!Files.exists(environment.resolve(path)) && isPattern) {
      return matching(path, environment.directory());
    }
    if (Files.notExists(environment.resolve(path))) {
      // In the words that a run uses.
      var missing = new Diagnostics();
      SourceFiles.read(path, environment.directory(), missing);
      throw new Refusal(missing);
    }
    var below = SourceFiles.below(path, environment.directory());
    if (below.isEmpty()) {
      throw new Refusal("There is no .upg file below `" + (path.toString().isEmpty() ? "." : path) + "`");
    }
    return below;
  }

  /** The files that a pattern names: {@code *} within a folder, {@code **} through folders; hidden ones aren't meant. */
  private static List<Path> matching(Path pattern, Path directory) throws IOException, Refusal {
    var root = pattern.isAbsolute() ? pattern.getRoot() : Path.of("");
    for (var part : pattern) {
      if (part.toString().chars().anyMatch(sign -> SIGNS.indexOf(sign) >= 0)) {
        break;
      }
      root = root.resolve(part);
    }
    var matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern.toString().replace("**/", "{**/,}"));
    var found = Files.isDirectory(directory.resolve(root))
        ? SourceFiles.below(root, directory).stream().filter(matcher::matches).toList()
        : List.<Path>of();
    if (found.isEmpty()) {
      throw new Refusal("No .upg file is named like `" + pattern + "`");
    }
    return found;
  }
}
