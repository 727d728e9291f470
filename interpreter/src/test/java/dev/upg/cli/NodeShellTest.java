package dev.upg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.upg.host.HostAddress;
import dev.upg.value.Value;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The shell that a person opens on a node: which command it is, and to whom the terminal belongs meanwhile. */
final class NodeShellTest {
  private final List<String> told = new ArrayList<>();

  @Test
  void sshIsToldWhatTheRunKnows() {
    var address = new HostAddress("10.0.0.1", Optional.of(2222), Optional.of("ops"), Optional.of(Path.of("/k/id")),
        false);
    assertEquals(List.of("ssh", "-F", "/c/config", "-p", "2222", "-l", "ops", "-i", "/k/id", "--", "10.0.0.1"), shell(
        "sh").command(node(address)));
  }

  @Test
  void theTerminalIsTheShellsWhileItIsOpen() throws InterruptedException {
    shell("/bin/false").open(node(HostAddress.ofLocalMachine()));
    assertEquals(
        List.of("$ /bin/false", "busy true", "busy false", "The shell on web-1 is left; its exit status was 1."),
        told);
  }

  @Test
  void aShellThatIsMissingIsTold() throws InterruptedException {
    shell("/no/shell").open(node(HostAddress.ofLocalMachine()));
    assertEquals(List.of("$ /no/shell", "busy true", "busy false"), told.subList(0, 3));
    assertEquals(true, told.getLast().startsWith("`/no/shell` can't be started here ("), told.getLast());
  }

  private NodeShell shell(String own) {
    return new NodeShell(Optional.of(Path.of("/c/config")), false, own, told::add, busy -> told.add("busy " + busy));
  }

  private static Value.NodeRef node(HostAddress address) {
    return new Value.NodeRef("web-1", address, Optional.empty(), Map.of());
  }
}
