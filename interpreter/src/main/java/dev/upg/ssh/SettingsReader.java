package dev.upg.ssh;

import dev.upg.host.HostAddress;
import dev.upg.host.HostFailure;
import dev.upg.ssh.HostSettings.StrictHostKeys;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Works out the settings of one host: the inventory first, then the OpenSSH configuration, then OpenSSH's defaults. */
final class SettingsReader {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(15);
  private static final Duration ALIVE_INTERVAL = Duration.ofSeconds(15);
  private static final int ALIVE_COUNT = 3;
  private static final int SSH_PORT = 22;
  /** As sshd_config(5) has it under TIME FORMATS. */
  private static final Pattern TIME = Pattern.compile("(?:\\d{1,6}[smhdwSMHDW])*(?:\\d{1,6}[smhdwSMHDW]?)");
  private static final Pattern TIME_PART = Pattern.compile("(\\d+)([a-zA-Z]?)");
  private static final Map<String, Long> SECONDS = Map.of("", 1L, "s", 1L, "m", 60L, "h", 3_600L, "d", 86_400L, "w",
      604_800L);
  private static final long LONGEST_SECONDS = 100_000;

  private final HostAddress address;
  private final SshOptions options;
  private final OpenSshConfig config;
  private final String hostName;
  private final String user;
  private final int port;

  private SettingsReader(HostAddress address, SshOptions options) throws OpenSshConfig.Refused {
    this.address = address;
    this.options = options;
    this.config = OpenSshConfig.read(address.host(), address.user(), options);
    this.hostName = config.value("hostname")
        .map(name -> name.replace("%%", "\0").replace("%h", address.host()).replace("\0", "%"))
        .orElse(address.host());
    this.user = address.user().or(() -> config.value("user")).orElse(options.userName());
    this.port = address.port().isPresent()
        ? address.port().get()
        : config.line("port").isPresent() ? number("port", 1, 65535) : SSH_PORT;
  }

  /** @throws HostFailure.CannotRun when the configuration asks for what upg doesn't do, with file and line */
  static HostSettings of(HostAddress address, SshOptions options) throws HostFailure.CannotRun {
    try {
      return new SettingsReader(address, options).settings();
    } catch (OpenSshConfig.Refused e) {
      throw new HostFailure.CannotRun(address.host(), e.getMessage(), "Change the OpenSSH configuration there.");
    }
  }

  private HostSettings settings() throws OpenSshConfig.Refused {
    var jumps = jumps();
    var given = new ArrayList<Path>(address.identityFile().stream().toList());
    for (var line : config.identityFiles()) {
      if (!line.arguments().getFirst().equalsIgnoreCase("none")) {
        given.add(path(line, line.arguments().getFirst()));
      }
    }
    boolean isGiven = address.identityFile().isPresent() || !config.identityFiles().isEmpty();
    var ssh = options.home().resolve(".ssh");
    return new HostSettings(address.host(), ssh(), hostName, config.value("hostkeyalias").orElse(hostName), port, user,
        isGiven ? given : List.of(ssh.resolve("id_ed25519"), ssh.resolve("id_ecdsa"), ssh.resolve("id_rsa")), isGiven,
        isYes("identitiesonly"), agent(), jumps,
        files("userknownhostsfile", List.of(ssh.resolve("known_hosts"), ssh.resolve("known_hosts2"))),
        files("globalknownhostsfile",
            List.of(Path.of("/etc/ssh/ssh_known_hosts"), Path.of("/etc/ssh/ssh_known_hosts2"))),
        strictHostKeys(), seconds("connecttimeout", 1, CONNECT_TIMEOUT),
        seconds("serveraliveinterval", 0, ALIVE_INTERVAL),
        config.line("serveralivecountmax").isPresent() ? number("serveralivecountmax", 1, 1000) : ALIVE_COUNT);
  }

  /** With what {@code ssh} can't know by itself: its configuration file, if another one, and what the inventory says. */
  private String ssh() {
    var usual = options.home().resolve(".ssh/config");
    var file = options.configFiles().stream().findFirst().filter(first -> !first.equals(usual));
    return "ssh" + file.map(other -> " -F " + other).orElse("")
        + address.port().filter(number -> number != SSH_PORT || config.line("port").isPresent())
            .map(number -> " -p " + number).orElse("")
        + " " + address.user().map(name -> name + "@").orElse("") + address.host();
  }

  /** Of {@code ProxyJump} and {@code ProxyCommand} OpenSSH takes the one that comes first; so do we. */
  private List<JumpHost> jumps() throws OpenSshConfig.Refused {
    var jump = config.line("proxyjump");
    var command = config.line("proxycommand");
    if (command.isPresent() && !command.get().arguments().getFirst().equalsIgnoreCase("none")
        && config.isFirst("proxycommand", "proxyjump")) {
      throw new OpenSshConfig.Refused(
          command.get().place()
              + ": `ProxyCommand` isn't supported; use `ProxyJump`, `ProxyCommand none` for this host, or `--transport openssh`");
    }
    if (jump.isEmpty()) {
      return List.of();
    }
    try {
      return JumpHost.chain(expanded(jump.get(), jump.get().arguments().getFirst()));
    } catch (IllegalArgumentException e) {
      throw new OpenSshConfig.Refused(jump.get().place() + ": " + e.getMessage());
    }
  }

  private StrictHostKeys strictHostKeys() throws OpenSshConfig.Refused {
    var line = config.line("stricthostkeychecking");
    if (line.isEmpty()) {
      return StrictHostKeys.REFUSE;
    }
    return switch (line.get().arguments().getFirst().toLowerCase(Locale.ROOT)) {
      case "yes", "true", "ask" -> StrictHostKeys.REFUSE;
      case "accept-new" -> StrictHostKeys.ADD;
      case "no", "false", "off" -> StrictHostKeys.ACCEPT;
      default -> throw notUnderstood(line.get(), "yes, no, ask or accept-new");
    };
  }

  private Optional<Path> agent() throws OpenSshConfig.Refused {
    var line = config.line("identityagent");
    var fromEnvironment = Optional.ofNullable(options.environment().get("SSH_AUTH_SOCK")).filter(s -> !s.isEmpty());
    if (line.isEmpty() || line.get().arguments().getFirst().equals("SSH_AUTH_SOCK")) {
      return fromEnvironment.map(Path::of);
    }
    var value = line.get().arguments().getFirst();
    if (value.equalsIgnoreCase("none")) {
      return Optional.empty();
    }
    if (value.startsWith("$") && !value.startsWith("${")) {
      return Optional.ofNullable(options.environment().get(value.substring(1))).map(Path::of);
    }
    return Optional.of(path(line.get(), value));
  }

  private List<Path> files(String keyword, List<Path> otherwise) throws OpenSshConfig.Refused {
    var line = config.line(keyword);
    if (line.isEmpty()) {
      return otherwise;
    }
    var files = new ArrayList<Path>();
    for (var text : line.get().arguments()) {
      if (!text.equalsIgnoreCase("none")) {
        files.add(path(line.get(), text));
      }
    }
    return files;
  }

  private Path path(ConfigLine line, String text) throws OpenSshConfig.Refused {
    var expanded = expanded(line, text);
    try {
      return expanded.equals("~") || expanded.startsWith("~/")
          ? Path.of(options.home() + expanded.substring(1))
          : Path.of(expanded);
    } catch (InvalidPathException e) {
      throw notUnderstood(line, "the path of a file");
    }
  }

  private String expanded(ConfigLine line, String text) throws OpenSshConfig.Refused {
    var tokens = Map.of('h', hostName, 'n', address.host(), 'p', String.valueOf(port), 'r', user, 'u',
        options.userName(), 'd', options.home().toString(), '%', "%", 'k',
        config.value("hostkeyalias").orElse(address.host()));
    var result = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '%') {
        result.append(c);
        continue;
      }
      var token = i + 1 < text.length() ? tokens.get(text.charAt(++i)) : null;
      if (token == null) {
        throw new OpenSshConfig.Refused(line.place() + ": `" + text + "` has a `%` token that upg doesn't know");
      }
      result.append(token);
    }
    return VARIABLE.matcher(result)
        .replaceAll(found -> Matcher.quoteReplacement(options.environment().getOrDefault(found.group(1), "")));
  }

  private boolean isYes(String keyword) throws OpenSshConfig.Refused {
    var line = config.line(keyword);
    if (line.isEmpty()) {
      return false;
    }
    return switch (line.get().arguments().getFirst().toLowerCase(Locale.ROOT)) {
      case "yes", "true" -> true;
      case "no", "false" -> false;
      default -> throw notUnderstood(line.get(), "yes or no");
    };
  }

  private Duration seconds(String keyword, int least, Duration otherwise) throws OpenSshConfig.Refused {
    var line = config.line(keyword);
    var text = line.map(one -> one.arguments().getFirst()).orElse("none");
    if (text.equalsIgnoreCase("none")) {
      return otherwise;
    }
    if (!TIME.matcher(text).matches()) {
      throw notUnderstood(line.orElseThrow(), "a time, as 90 or 1m30s");
    }
    long seconds = TIME_PART.matcher(text).results()
        .mapToLong(part -> Long.parseLong(part.group(1)) * SECONDS.get(part.group(2).toLowerCase(Locale.ROOT))).sum();
    if (seconds < least || seconds > LONGEST_SECONDS) {
      throw notUnderstood(line.orElseThrow(), "a time from " + least + " to " + LONGEST_SECONDS + " seconds");
    }
    return Duration.ofSeconds(seconds);
  }

  private int number(String keyword, int least, int most) throws OpenSshConfig.Refused {
    var line = config.line(keyword).orElseThrow();
    var text = line.arguments().getFirst();
    if (!text.matches("[0-9]{1,6}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
      throw notUnderstood(line, "a number from " + least + " to " + most);
    }
    return Integer.parseInt(text);
  }

  private static OpenSshConfig.Refused notUnderstood(ConfigLine line, String wanted) {
    return new OpenSshConfig.Refused(line.place() + ": `" + line.keyword() + "` is `"
        + String.join(" ", line.arguments()) + "`; wanted is " + wanted);
  }
}
