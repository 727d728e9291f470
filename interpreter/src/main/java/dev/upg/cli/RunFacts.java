package dev.upg.cli;

import dev.upg.bind.Bound;
import dev.upg.value.Value;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a log begins with: what was run, from where and by whom. */
final class RunFacts {
  private RunFacts() {}

  static List<String> lines(RunOptions options, Bound bound) {
    var lines = new ArrayList<String>();
    lines.add(VersionCommand.line() + ", on " + System.getProperty("user.name") + "@" + machine());
    lines.add("playbook " + options.playbook().toAbsolutePath().normalize());
    options.inventories().forEach(file -> lines.add("inventory " + file.toAbsolutePath().normalize()));
    lines.addAll(options(options));
    parameters(bound).forEach((name, value) -> lines.add("parameter " + name + " = " + value));
    return lines;
  }

  /** As given on the command line, but for what {@code --set} gave. */
  static List<String> options(RunOptions options) {
    var lines = new ArrayList<String>();
    options.sshConfig().ifPresent(file -> lines.add("--ssh-config " + file));
    options.transport().ifPresent(transport -> lines.add("--transport " + transport));
    options.settingsFile().ifPresent(file -> lines.add("--set-file " + file));
    options.practice().ifPresent(practice -> {
      lines.add("--practice, --speed " + practice.speed());
      practice.shape().from().ifPresent(version -> lines.add("--practice-from " + version));
      practice.shape().to().ifPresent(version -> lines.add("--practice-to " + version));
      practice.shape().tools().ifPresent(version -> lines.add("--practice-tools " + version));
      practice.shape().nodes().ifPresent(count -> lines.add("--practice-nodes " + count));
      practice.faults().forEach(fault -> lines.add("--fault " + fault));
    });
    if (!options.limit().isEmpty()) {
      lines
          .add("--limit " + String.join(",", options.limit()) + ": of loops; commands outside of loops aren't limited");
    }
    if (options.conduct().yes()) {
      lines.add("--yes");
    }
    var onFailure = options.conduct().onFailure();
    if (!onFailure.equals(OnFailure.ASK)) {
      lines.add("--on-failure " + onFailure);
    }
    return lines;
  }

  /** By name; secrets are hidden by the types of the parameters. */
  static Map<String, String> parameters(Bound bound) {
    var parameters = new TreeMap<String, String>();
    bound.parameters().forEach((name, value) -> parameters.put(name, shown(name, value, bound)));
    return parameters;
  }

  private static String shown(String name, Value value, Bound bound) {
    return SecretVariables.isSecret(name, bound.program()) ? "<hidden>" : value.show();
  }

  static String machine() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      // A machine that can't look up its own name still has what is set for its shells.
      return Map.copyOf(System.getenv()).getOrDefault("HOSTNAME", "this machine");
    }
  }
}
