package dev.upg.openssh;

import dev.upg.host.HostFailure;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Why {@code ssh} didn't log in, from what it said. Its exit status is 255 whatever it was. The words are those of
 * OpenSSH 9.2; words that aren't known still mean that nothing was sent.
 *
 * @param through the last host to jump over
 * @param said its log
 * @param hostKey type and fingerprint of the host's key, when that isn't known
 */
record Diagnosis(Destination destination, Optional<String> through, String said, Optional<String> hostKey) {
  private static final Pattern UNKNOWN_KEY = Pattern
      .compile("(?m)^No (\\S+) host key is known for .* and you have requested strict checking");
  private static final Pattern CHANGED_KEY = Pattern
      .compile("The fingerprint for the (\\S+) key sent by the remote host is\\s+(\\S+?)\\.?\\s");
  private static final Pattern OFFENDING = Pattern.compile("Offending .*key in (.+:\\d+)");
  private static final Pattern REVOKED_KEY = Pattern.compile("(?m)^The (\\S+) host key for .* is marked as revoked");
  private static final Pattern REFUSED = Pattern
      .compile("(?m)Permission denied \\((.*)\\)|Too many authentication failures");
  private static final Pattern SERVER_KEY = Pattern.compile("Server host key: (\\S+ \\S+)");
  private static final Pattern CONNECTING = Pattern
      .compile("ssh: connect to host \\S+ port \\d+: |ssh: Could not resolve hostname \\S+: ");
  /** What frames a warning, and what only repeats that it is over. */
  private static final Pattern EMPTY_WORDS = Pattern.compile("@.*|.*UNKNOWN port 65535|Disconnected from .*");

  static boolean isOfUnknownKey(String said) {
    return UNKNOWN_KEY.matcher(said).find();
  }

  /** @param debug what {@code ssh -v} says */
  static Optional<String> hostKey(String debug) {
    return first(SERVER_KEY, debug).map(found -> found.group(1));
  }

  /** What is said of a connection that was open. */
  static String lastWords(String said) {
    var lines = lines(said);
    return lines.isEmpty() ? "ssh has ended" : lines.getLast();
  }

  HostFailure failure() {
    var name = destination.name();
    var unknown = first(UNKNOWN_KEY, said);
    if (unknown.isPresent()) {
      var key = hostKey.orElse(unknown.get().group(1) + " of unknown fingerprint").split(" ", 2);
      return new HostFailure.UnknownHostKey(name, destination.byHand(), key[0], key[1], destination.knownHosts());
    }
    var changed = first(CHANGED_KEY, said);
    if (changed.isPresent()) {
      return new HostFailure.ChangedHostKey(name, changed.get().group(1), changed.get().group(2),
          first(OFFENDING, said).map(found -> found.group(1)).orElse(destination.knownHosts()));
    }
    var revoked = first(REVOKED_KEY, said);
    if (revoked.isPresent()) {
      return new HostFailure.CannotRun(name, "The host key of `" + name + "` (" + revoked.get().group(1)
          + ") is revoked by " + destination.knownHosts(),
          "Don't connect before you know why the key was revoked; the host needs a new one.");
    }
    var refused = first(REFUSED, said);
    if (refused.isPresent()) {
      return refused(refused.get());
    }
    if (said.contains("Host key verification failed")) {
      return new HostFailure.CannotRun(name, "The host key of `" + name + "` isn't accepted: " + words(),
          "Try `" + destination.byHand() + "` from this machine.");
    }
    return unreachable(words());
  }

  HostFailure unreachable(String why) {
    return new HostFailure.Unreachable(destination.name(), destination.byHand(), "Can't connect to `"
        + destination.name() + "` (" + destination.hostName() + " port " + destination.port()
        + through.map(jump -> ", through `" + jump + "`").orElse("") + "): " + why, null);
  }

  private HostFailure refused(Matcher refused) {
    var more = lines(said).stream().filter(line -> !line.contains("Permission denied (")).toList();
    var keys = destination.keyFiles();
    return new HostFailure.KeyRefused(destination.name(), "`" + destination.name() + "` refuses the login",
        "user `" + destination.user() + "`; "
            + (keys.isEmpty() ? "none of the key files is there" : "key files: " + String.join(", ", keys))
            + (more.isEmpty() ? "" : "; " + String.join("; ", more))
            + (refused.group(1) == null ? "" : "; it takes " + refused.group(1).replace(",", ", "))
            + "; `" + destination.byHand().replaceFirst("ssh", "ssh -v") + "` tells more");
  }

  private String words() {
    var words = lines(said).stream().map(line -> CONNECTING.matcher(line).replaceAll(""))
        .collect(Collectors.joining("; "));
    return words.isEmpty() ? "ssh doesn't say why" : words;
  }

  private static List<String> lines(String said) {
    return said.lines().map(line -> line.strip().replaceFirst("\\.$", ""))
        .filter(line -> !line.isEmpty() && !EMPTY_WORDS.matcher(line).matches())
        .toList();
  }

  private static Optional<Matcher> first(Pattern pattern, String text) {
    return Optional.of(pattern.matcher(text)).filter(Matcher::find);
  }
}
