package dev.upg.tests.dolphindb;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.upg.tests.library.OnThisMachine;
import dev.upg.eval.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    return String.join("\n", new OnThisMachine(PLAYBOOK).said(home, expression));
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
