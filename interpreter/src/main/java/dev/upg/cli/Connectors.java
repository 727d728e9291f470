package dev.upg.cli;

import dev.upg.host.Connector;
import dev.upg.openssh.OpenSshConnector;
import dev.upg.openssh.OpenSshOptions;
import dev.upg.ssh.MachineConnector;
import dev.upg.ssh.SshOptions;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** How nodes are reached by each transport. Not in {@link StandardParts}, which short commands load: Java would load parts of SSH to check it. */
final class Connectors {
  private Connectors() {}

  static Connector of(Transport transport, Optional<Path> sshConfig, PassphrasePrompt person) {
    return switch (transport) {
      case sshj -> {
        var options = SshOptions.ofUser().withPassphrases(person);
        yield new MachineConnector(sshConfig.map(file -> options.withConfigFiles(List.of(file))).orElse(options));
      }
      case openssh -> {
        var options = OpenSshOptions.ofUser(person);
        yield new MachineConnector(new OpenSshConnector(sshConfig.map(options::withConfigFile).orElse(options)));
      }
    };
  }
}
