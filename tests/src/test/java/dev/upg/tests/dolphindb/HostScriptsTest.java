package dev.upg.tests.dolphindb;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.upg.bind.Binder;
import dev.upg.builtin.Natives;
import dev.upg.clock.Clock;
import dev.upg.compile.Compiler;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.eval.Recording;
import dev.upg.eval.Run;
import dev.upg.event.RunEvent;
import dev.upg.inventory.InventoryReader;
import dev.upg.library.Library;
import dev.upg.source.SourceFile;
import dev.upg.ssh.MachineConnector;
import dev.upg.ssh.SshOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scripts of module {@code dolphindb_server} in a real shell on this machine. */
class HostScriptsTest {
  private static final String PLAYBOOK = """
      playbook "Script"
      use dolphindb_server as server
      inventory { group host { nodes 1..; home: path } }
      foreach node in host { say "[${%s}]" }
      """;

  @TempDir
  private Path home;

  private String said(String expression) throws IOException {
    var inventory = Files.writeString(home.resolve("hosts.ini"),
        "[host]\nhost-1 ansible_connection=local home=" + home + "\n");
    var diagnostics = new Diagnostics();
    var program = new Compiler(Library.standard())
        .compile(new SourceFile("script.upg", PLAYBOOK.formatted(expression)), inventory).program().orElseThrow();
    var bound = Binder.bind(program, InventoryReader.read(inventory, diagnostics), Map.of(), List.of(), diagnostics)
        .orElseThrow(() -> new AssertionError(diagnostics.sorted().toString()));
    var events = new ArrayList<String>();
    try (var connector = new MachineConnector(SshOptions.ofUser())) {
      new Run(bound, Natives.all(), connector, Clock.system(), event -> {
        if (event instanceof RunEvent.Said said) {
          events.add(said.text());
        } else if (event instanceof RunEvent.Failed failed) {
          events.add(failed.diagnostic().toString());
        }
      }, question -> false, Optional.empty(), Recording.none()).execute();
    }
    return String.join("\n", events);
  }

  /** A `systemctl` that knows one unit; what it prints is that of systemd 252. */
  private String unit(String facts) throws IOException {
    var systemctl = home.resolve("systemctl");
    Files.writeString(systemctl, """
        #!/bin/sh
        case "$1 $*" in
        *' 4711') echo '● dolphindb-controller.service - DolphinDB'; echo '     Loaded: loaded' ;;
        status*) echo "Failed to get unit for PID: PID does not belong to any loaded unit." >&2; exit 1 ;;
        show*dolphindb-controller.service) printf '%%s\\n' %s ;;
        *) exit 4 ;;
        esac
        """.formatted(facts));
    Files.setPosixFilePermissions(systemctl, PosixFilePermissions.fromString("rwxr-xr-x"));
    return said("server.restarting_unit(node, [\"4710\", \"4711\"], systemctl: \"" + systemctl + "\")");
  }

  @Test
  void aUnitThatStartsAnEndedNodeAgainIsFound() throws IOException {
    assertEquals("[dolphindb-controller.service Restart=always]", unit("Restart=always MainPID=4711"));
    assertEquals("[dolphindb-controller.service Restart=on-success]",
        unit("MainPID=1 Restart=on-success WorkingDirectory=" + home + "/clusterDemo"));
  }

  @Test
  void aUnitThatDoesNotOrThatOnlyHasItAmongItsProcessesIsNone() throws IOException {
    assertEquals("[]", unit("Restart=on-failure MainPID=4711"));
    assertEquals("[]", unit("Restart=always MainPID=1 WorkingDirectory=/srv/runner"));
  }

  @Test
  void withoutSystemdThereIsNone() throws IOException {
    assertEquals("[]", said("server.restarting_unit(node, [\"4711\"], systemctl: \"/no/such/systemctl\")"));
  }
}
