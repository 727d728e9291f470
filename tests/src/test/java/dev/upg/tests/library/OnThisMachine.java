package dev.upg.tests.library;

import dev.upg.builtin.Natives;
import dev.upg.clock.Clock;
import dev.upg.ssh.MachineConnector;
import dev.upg.ssh.SshOptions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Scripts of the library in a real shell on this machine, which is the only node, {@code host-1}.
 *
 * @param playbook with {@code %s} where statements stand
 */
public record OnThisMachine(String playbook) {
  /** What statements say, and how they fail. */
  public List<String> said(Path home, String statements) throws IOException {
    var inventory = Files.writeString(home.resolve("hosts.ini"),
        "[host]\nhost-1 ansible_connection=local home='" + home + "'\n");
    var written = new LibraryCase(inventory, playbook);
    var program = written.compile(statements).program().orElseThrow(() -> new AssertionError(statements));
    try (var connector = new MachineConnector(SshOptions.ofUser())) {
      var told = LibraryCase.run(LibraryCase.bind(program, inventory, Map.of()), Natives.all(), connector,
          Clock.system());
      return told.failed().isEmpty() ? told.said() : told.failed();
    }
  }
}
