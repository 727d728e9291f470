package dev.upg.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.upg.host.HostAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** upg reads OpenSSH's configuration as {@code ssh -G} does. */
class ConfigurationPropertyTest {
  private static final Map<String, List<String>> VALUES = Map.of("HostName", List.of("10.0.0.1", "%h.example.org", "b"),
      "Port", List.of("22", "2222"), "User", List.of("ops", "\"deploy\""), "ConnectTimeout",
      List.of("3", "1m", "1M30s"),
      "ServerAliveInterval", List.of("7", "2m"), "ServerAliveCountMax", List.of("2", "5"), "ProxyJump",
      List.of("none", "me@gate:2200", "first,second"), "StrictHostKeyChecking", List.of("yes", "accept-new", "no"),
      "IdentitiesOnly", List.of("yes", "no"), "HostKeyAlias", List.of("alias"));

  @Property(tries = 40, shrinking = ShrinkingMode.BOUNDED)
  void isReadAsSshReadsIt(@ForAll("configurations") String text, @ForAll("names") String name,
      @ForAll("users") Optional<String> user) throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/ssh")), "there is no ssh to compare with");
    var file = Files.createTempFile("upg-config", "");
    try {
      Files.writeString(file, text);
      var address = new HostAddress(name, Optional.empty(), user, Optional.empty(), false);
      var options = SshOptions.ofUser().withConfigFiles(List.of(file));
      assertEquals(told(file, name, user), read(SettingsReader.of(address, options)), text);
    } finally {
      Files.delete(file);
    }
  }

  @Provide
  Arbitrary<String> configurations() {
    var line = Arbitraries.of(VALUES.keySet()).flatMap(
        key -> Combinators.combine(Arbitraries.of(key, key.toLowerCase(java.util.Locale.ROOT)),
            Arbitraries.of(" ", "=", "\t"), Arbitraries.of(VALUES.get(key)))
            .as((keyword, between, value) -> keyword + between + value));
    var head = Arbitraries.of("Host *", "Host a", "Host a b", "Host web-? !web-2", "Host !a *", "Match all",
        "Match host 10.0.0.1", "Match originalhost a,web-*", "Match user ops", "# a comment", "");
    return Combinators.combine(head, line.list().ofMaxSize(3)).as((first, lines) -> first + "\n"
        + lines.stream().map(one -> "  " + one + "\n").collect(Collectors.joining())).list().ofMaxSize(5)
        .map(blocks -> String.join("", blocks));
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.of("a", "b", "web-1", "web-2");
  }

  @Provide
  Arbitrary<Optional<String>> users() {
    return Arbitraries.of(Optional.empty(), Optional.of("ops"));
  }

  private static Map<String, String> told(Path file, String name, Optional<String> user) throws Exception {
    var words = new java.util.ArrayList<>(List.of("ssh", "-G", "-F", file.toString()));
    user.ifPresent(one -> words.addAll(List.of("-l", one)));
    words.add(name);
    var all = SshFiles.run(words.toArray(String[]::new)).lines().map(line -> line.split(" ", 2))
        .filter(parts -> parts.length == 2)
        .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1], (a, b) -> a));
    var result = new TreeMap<>(Map.of("hostname", all.get("hostname"), "port", all.get("port"), "user", all.get("user"),
        "count", all.get("serveralivecountmax"), "only", all.get("identitiesonly"), "jump",
        all.getOrDefault("proxyjump", "none")));
    result.put("timeout", all.get("connecttimeout").replace("none", "15"));
    result.put("interval", all.get("serveraliveinterval").replaceFirst("^0$", "15"));
    result.put("alias", all.getOrDefault("hostkeyalias", all.get("hostname")));
    result.put("strict", switch (all.get("stricthostkeychecking")) {
      case "true", "yes", "ask" -> "REFUSE";
      case "accept-new" -> "ADD";
      default -> "ACCEPT";
    });
    return result;
  }

  private static Map<String, String> read(HostSettings settings) {
    var jumps = settings.jumps().stream().map(jump -> jump.user().map(user -> user + "@").orElse("") + jump.host()
        + jump.port().map(port -> ":" + port).orElse("")).collect(Collectors.joining(","));
    var result = new TreeMap<>(Map.of("hostname", settings.hostName(), "port", String.valueOf(settings.port()), "user",
        settings.user(), "count", String.valueOf(settings.aliveCount()), "only",
        settings.identitiesOnly() ? "yes" : "no", "jump", jumps.isEmpty() ? "none" : jumps));
    result.put("timeout", String.valueOf(settings.connectTimeout().toSeconds()));
    result.put("interval", String.valueOf(settings.aliveInterval().toSeconds()));
    result.put("alias", settings.keyName());
    result.put("strict", settings.strictHostKeys().name());
    return result;
  }
}
