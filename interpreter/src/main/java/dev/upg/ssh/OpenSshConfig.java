package dev.upg.ssh;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The settings of OpenSSH configuration files for one host: the first value of a keyword wins; {@code IdentityFile} adds
 * up. Blocks by {@code Host} and by {@code Match} with {@code all}, {@code host}, {@code originalhost}, {@code user} and
 * {@code localuser} are honoured. A {@code Match} with another condition can't be judged: it is refused when its block
 * sets anything that upg reads, and passed over otherwise.
 */
final class OpenSshConfig {
  /** A configuration that can't be followed, in words for the person. */
  static final class Refused extends Exception {
    Refused(String message) {
      super(message);
    }
  }

  private static final int DEEPEST_INCLUDE = 16;
  private static final Set<String> READ = Set.of("hostname", "user", "port", "identityfile", "identitiesonly",
      "proxyjump", "proxycommand", "userknownhostsfile", "globalknownhostsfile", "stricthostkeychecking",
      "identityagent", "include", "connecttimeout", "serveraliveinterval", "serveralivecountmax", "hostkeyalias");

  private final String host;
  private final Optional<String> givenUser;
  private final SshOptions options;
  private final Map<String, ConfigLine> first = new LinkedHashMap<>();
  private final List<ConfigLine> identityFiles = new ArrayList<>();

  private OpenSshConfig(String host, Optional<String> givenUser, SshOptions options) {
    this.host = host;
    this.givenUser = givenUser;
    this.options = options;
  }

  /** @param givenUser the inventory's user, which goes before the configuration's */
  static OpenSshConfig read(String host, Optional<String> givenUser, SshOptions options) throws Refused {
    var config = new OpenSshConfig(host, givenUser, options);
    for (var file : options.configFiles()) {
      if (Files.exists(file)) {
        config.readFile(file, true, 0);
      }
    }
    return config;
  }

  Optional<ConfigLine> line(String keyword) {
    return Optional.ofNullable(first.get(keyword));
  }

  Optional<String> value(String keyword) {
    return line(keyword).map(line -> line.arguments().getFirst());
  }

  /** Whether {@code keyword} was set before {@code other}, or without it. */
  boolean isFirst(String keyword, String other) {
    return first.keySet().stream().filter(key -> key.equals(keyword) || key.equals(other)).findFirst()
        .filter(keyword::equals).isPresent();
  }

  List<ConfigLine> identityFiles() {
    return List.copyOf(identityFiles);
  }

  private void readFile(Path file, boolean applies, int depth) throws Refused {
    if (depth > DEEPEST_INCLUDE) {
      throw new Refused(file + " is included " + depth + " levels deep; does it include itself?");
    }
    var block = applies ? Block.APPLIES : Block.PASSED_OVER;
    for (var line : lines(file)) {
      if (line.keyword().equals("host")) {
        block = applies && HostPattern.anyMatches(line.arguments(), host) ? Block.APPLIES : Block.PASSED_OVER;
      } else if (line.keyword().equals("match")) {
        block = applies ? judged(line) : Block.PASSED_OVER;
      } else if (READ.contains(line.keyword())) {
        if (block == Block.UNKNOWN) {
          throw new Refused(line.place() + ": `" + line.keyword()
              + "` stands under a `Match` with a condition that upg can't judge; use `Host`, or `Match` with all, host, originalhost, user or localuser, or `--transport openssh`");
        }
        take(line, block == Block.APPLIES, file, depth);
      }
    }
  }

  private enum Block { APPLIES, PASSED_OVER, UNKNOWN }

  private void take(ConfigLine line, boolean applies, Path file, int depth) throws Refused {
    if (!line.isComplete() || line.arguments().isEmpty()) {
      throw new Refused(line.place() + ": `" + line.keyword() + "` "
          + (line.isComplete() ? "has no value" : "has a quote that isn't closed"));
    }
    if (line.keyword().equals("include")) {
      for (var pattern : line.arguments()) {
        for (var included : included(pattern, file)) {
          readFile(included, applies, depth + 1);
        }
      }
    } else if (applies && line.keyword().equals("identityfile")) {
      identityFiles.add(line);
    } else if (applies) {
      first.putIfAbsent(line.keyword(), line);
    }
  }

  private Block judged(ConfigLine match) throws Refused {
    if (match.arguments().isEmpty() || !match.isComplete()) {
      throw new Refused(match.place() + ": `Match` has no condition");
    }
    boolean applies = true;
    boolean isKnown = true;
    for (int i = 0; i < match.arguments().size(); i++) {
      var criterion = match.arguments().get(i).toLowerCase(Locale.ROOT);
      boolean isNegated = criterion.startsWith("!");
      var subject = switch (isNegated ? criterion.substring(1) : criterion) {
        case "all" -> Optional.of("");
        case "host" -> value("hostname").map(name -> name.replace("%h", host)).or(() -> Optional.of(host));
        case "originalhost" -> Optional.of(host);
        case "user" -> givenUser.or(() -> value("user")).or(() -> Optional.of(options.userName()));
        case "localuser" -> Optional.of(options.userName());
        default -> Optional.<String>empty();
      };
      if (subject.isEmpty()) {
        isKnown = false;
        break;
      }
      if (!criterion.endsWith("all")) {
        var patterns = ++i < match.arguments().size() ? match.arguments().get(i) : "";
        applies &= HostPattern.anyMatches(List.of(patterns.split(",")), subject.get()) != isNegated;
      }
    }
    // One condition that doesn't hold decides, whatever the others are.
    return !applies ? Block.PASSED_OVER : isKnown ? Block.APPLIES : Block.UNKNOWN;
  }

  private static List<ConfigLine> lines(Path file) throws Refused {
    try {
      var texts = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\r?\n");
      var lines = new ArrayList<ConfigLine>();
      for (int i = 0; i < texts.length; i++) {
        ConfigLine.of(texts[i], file + ":" + (i + 1)).ifPresent(lines::add);
      }
      return lines;
    } catch (IOException e) {
      throw new Refused("The OpenSSH configuration " + file + " can't be read: " + e.getMessage());
    }
  }

  /** A name that isn't absolute is looked for beside the user's, or the system's, main file. */
  private List<Path> included(String pattern, Path from) throws Refused {
    try {
      var home = options.home().resolve(".ssh");
      var base = from.startsWith("/etc/ssh")
          ? Path.of("/etc/ssh")
          : options.configFiles().isEmpty()
              ? home
              : Optional.ofNullable(options.configFiles().getFirst().toAbsolutePath().getParent()).orElse(home);
      var path = base.resolve(pattern.startsWith("~/") ? options.home() + pattern.substring(1) : pattern).normalize();
      var found = new ArrayList<Path>();
      expand(Path.of("/"), path, 0, found);
      return found;
    } catch (IOException | IllegalArgumentException e) {
      throw new Refused(from + ": `Include " + pattern + "` can't be followed: " + e.getMessage());
    }
  }

  private static void expand(Path at, Path pattern, int depth, List<Path> found) throws IOException {
    if (depth == pattern.getNameCount()) {
      if (Files.isRegularFile(at)) {
        found.add(at);
      }
      return;
    }
    var name = pattern.getName(depth).toString();
    if (name.chars().noneMatch(c -> "*?[".indexOf(c) >= 0)) {
      expand(at.resolve(name), pattern, depth + 1, found);
    } else if (Files.isDirectory(at)) {
      var matcher = FileSystems.getDefault().getPathMatcher("glob:" + name);
      try (var entries = Files.list(at)) {
        var matching = entries.filter(entry -> matcher.matches(entry.getFileName()) && !isHidden(entry)).sorted()
            .toList();
        for (var entry : matching) {
          expand(entry, pattern, depth + 1, found);
        }
      }
    }
  }

  private static boolean isHidden(Path entry) {
    return entry.getFileName().toString().startsWith(".");
  }
}
