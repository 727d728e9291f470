package dev.upg.openssh;

import dev.upg.host.HostAddress;
import dev.upg.host.HostFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A host with what {@code ssh -G} says of it.
 *
 * @param name as the inventory calls it
 * @param byHand the command that reaches it by hand
 * @param settings by keyword, in lower case; of a keyword that is given several times, each
 */
record Destination(String name, String byHand, Map<String, List<String>> settings) {
  /** OpenSSH itself waits as long as the system does, and sends nothing. */
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(15);
  private static final int ALIVE_INTERVAL = 15;

  private static final Pattern JUMP = Pattern
      .compile(
          "(?:ssh://)?(?:(?<user>[^,]+)@)?(?:\\[(?<ip>[^]]+)]|(?<host>[^:\\[]+|[^:\\[]*:[^:\\[]*:[^\\[]*))(?::(?<port>\\d{1,5}))?");

  /** @param said what {@code ssh -G} printed */
  static Destination of(HostAddress address, Optional<Path> configFile, String said) {
    var settings = new HashMap<String, List<String>>();
    said.lines().map(line -> line.split(" ", 2)).filter(words -> words.length == 2)
        .forEach(words -> settings.computeIfAbsent(words[0], key -> new ArrayList<>()).add(words[1].strip()));
    return new Destination(address.host(), byHand(address, configFile), settings);
  }

  static String byHand(HostAddress address, Optional<Path> configFile) {
    return "ssh" + configFile.map(file -> " -F " + file).orElse("")
        + address.port().map(port -> " -p " + port).orElse("") + " "
        + address.user().map(user -> user + "@").orElse("") + address.host();
  }

  String hostName() {
    return value("hostname").orElse(name);
  }

  String port() {
    return value("port").orElse("22");
  }

  String user() {
    return value("user").orElse("");
  }

  /** A key that differs from the known one is refused always, as upg's own transport does. */
  String strictHostKeys() {
    return switch (value("stricthostkeychecking").orElse("ask")) {
      case "accept-new", "false", "no", "off" -> "accept-new";
      default -> "yes";
    };
  }

  Duration connectTimeout() {
    return value("connecttimeout").filter(text -> text.matches("[1-9]\\d{0,5}"))
        .map(text -> Duration.ofSeconds(Long.parseLong(text))).orElse(CONNECT_TIMEOUT);
  }

  /** In seconds. {@code ssh -G} doesn't tell who wants none from who says nothing. */
  String aliveInterval() {
    return value("serveraliveinterval").filter(text -> !text.equals("0")).orElse(String.valueOf(ALIVE_INTERVAL));
  }

  String knownHosts() {
    return value("userknownhostsfile").map(files -> files.split(" ")[0]).orElse("known_hosts");
  }

  /** Those that are there; an agent and security keys may have more. */
  List<String> keyFiles() {
    var home = System.getProperty("user.home");
    return settings.getOrDefault("identityfile", List.of()).stream()
        .map(file -> file.startsWith("~/") ? home + file.substring(1) : file)
        .filter(file -> Files.exists(Path.of(file)))
        .toList();
  }

  /** The hosts to jump over, the first one first; none where the configuration has a {@code ProxyCommand}. */
  List<HostAddress> jumps() throws HostFailure.CannotRun {
    var hosts = new ArrayList<HostAddress>();
    var text = value("proxyjump").filter(jumps -> !jumps.equalsIgnoreCase("none"));
    for (var one : text.stream().flatMap(jumps -> Stream.of(jumps.split(","))).toList()) {
      var jump = JUMP.matcher(one.strip());
      if (!jump.matches()) {
        throw new HostFailure.CannotRun(name, "`ProxyJump " + text.get() + "`: `" + one + "` isn't a host to jump over",
            "Change the OpenSSH configuration there.");
      }
      var host = jump.group("ip") == null ? jump.group("host") : jump.group("ip");
      if (!host.equalsIgnoreCase(name)) {
        hosts.add(new HostAddress(host, Optional.ofNullable(jump.group("port")).map(Integer::valueOf),
            Optional.ofNullable(jump.group("user")), Optional.empty(), false));
      }
    }
    return hosts;
  }

  private Optional<String> value(String keyword) {
    return Optional.ofNullable(settings.get(keyword)).map(List::getFirst);
  }
}
