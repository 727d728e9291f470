package dev.upg.ssh;

import dev.upg.host.HostAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One host of a {@code ProxyJump}: {@code [user@]host[:port]} or {@code ssh://[user@]host[:port]}. */
record JumpHost(Optional<String> user, String host, Optional<Integer> port) {
  /** @throws IllegalArgumentException with words for the person, when the text isn't of that form */
  static List<JumpHost> chain(String text) {
    var hosts = new ArrayList<JumpHost>();
    if (!text.equalsIgnoreCase("none")) {
      for (var one : text.split(",")) {
        hosts.add(of(one.strip()));
      }
    }
    return List.copyOf(hosts);
  }

  HostAddress address() {
    return new HostAddress(host, port, user, Optional.empty(), false);
  }

  private static JumpHost of(String text) {
    var rest = text.startsWith("ssh://") ? text.substring(6) : text;
    int at = rest.lastIndexOf('@');
    var user = at < 0 ? Optional.<String>empty() : Optional.of(rest.substring(0, at));
    rest = rest.substring(at + 1);
    int bracket = rest.startsWith("[") ? rest.indexOf(']') : -1;
    int colon = rest.indexOf(':', Math.max(bracket, 0));
    boolean hasPort = colon >= 0 && (bracket >= 0 || rest.indexOf(':') == rest.lastIndexOf(':'));
    var host = hasPort ? rest.substring(0, colon) : rest;
    if (bracket >= 0) {
      host = host.substring(1, bracket);
    }
    if (host.isEmpty() || host.startsWith("-")) {
      throw new IllegalArgumentException("`" + text + "` isn't a host to jump over");
    }
    return new JumpHost(user, host, hasPort ? Optional.of(port(rest.substring(colon + 1))) : Optional.empty());
  }

  static int port(String text) {
    if (text.matches("[0-9]{1,5}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= 65535) {
      return Integer.parseInt(text);
    }
    throw new IllegalArgumentException("`" + text + "` isn't a port");
  }
}
