package dev.upg.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.host.Command;
import dev.upg.host.HostFailure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class LaunchTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final ShellProfile POSIX = new ShellProfile("bash --posix", true, true, ShellProfile.Group.GIVEN);
  private static final ShellProfile FISH = new ShellProfile("sh", true, false, ShellProfile.Group.BY_SETSID);
  private static final ShellProfile DASH = new ShellProfile("sh", false, true, ShellProfile.Group.GIVEN);

  @Test
  void sendsTheCommandByStdinWhenTheLoginShellIsAnother() throws Exception {
    var launch = Launch.of("h", Command.of("echo 'a\\b'!", LONG), FISH);
    assertEquals("exec setsid sh -c 'IFS= read -r upg_u;eval \"$upg_u\"'", launch.commandLine());
    assertTrue(new String(launch.stdin(), StandardCharsets.UTF_8).endsWith("\n"));
  }

  @Test
  void keepsSecretsOffTheCommandLine() throws Exception {
    var command = new Command("true", Optional.of("db"), Optional.empty(), Map.of("PASSWORD", "s3cret"),
        Optional.of("t0psecret"), Optional.empty(), LONG, Optional.empty());
    for (var profile : List.of(POSIX, FISH, DASH)) {
      var launch = Launch.of("h", command, profile);
      assertFalse(launch.commandLine().contains("s3cret") || launch.commandLine().contains("t0psecret"));
      var lines = new String(launch.stdin(), StandardCharsets.UTF_8).split("\n");
      assertFalse(lines[0].contains("s3cret"), "the line that starts sudo: " + lines[0]);
      assertTrue(lines[1].contains("s3cret"));
      assertEquals("t0psecret", lines[2]);
    }
  }

  @Test
  void refusesAPipelineWhereItsFailureWouldBeLost() throws Exception {
    for (var text : List.of("a | b", "a|b", "x=$(a | b)", "echo \"$(a | b)\"", "a || b | c",
        "case x in a|b) ;; esac")) {
      var failure = assertThrows(HostFailure.CannotRun.class, () -> Launch.of("h", Command.of(text, LONG), DASH), text);
      assertTrue(failure.remedy().contains("bash"), failure.remedy());
    }
    for (var text : List.of("a || b", "echo 'a | b'", "echo \"a | b\"", "a # b | c", "echo \\|", "a >| b", "a#b")) {
      assertEquals(1, Launch.of("h", Command.of(text, LONG), DASH).marks(), text);
    }
  }

  @Test
  void refusesWhatNoShellCanTake() {
    for (var command : List.of(Command.of("a\0b", LONG),
        new Command("a", Optional.of("-x"), Optional.empty(), Map.of(), Optional.empty(), Optional.empty(), LONG,
            Optional.empty()),
        new Command("a", Optional.of("a b"), Optional.empty(), Map.of(), Optional.empty(), Optional.empty(), LONG,
            Optional.empty()),
        new Command("a", Optional.empty(), Optional.of("\0"), Map.of(), Optional.empty(), Optional.empty(), LONG,
            Optional.empty()),
        new Command("a", Optional.empty(), Optional.empty(), Map.of("A", "\0"), Optional.empty(), Optional.empty(),
            LONG, Optional.empty()))) {
      assertThrows(HostFailure.CannotRun.class, () -> Launch.of("h", command, POSIX), command.toString());
    }
  }

  @Property
  void looksForPipelinesInAnything(@ForAll String text) {
    assertEquals(false, Pipelines.mayBeIn(text) && text.indexOf('|') < 0);
  }

  @Property
  void readsProcessTablesOfAnyText(@ForAll String text) {
    assertTrue(ProcessTable.of(text).belongingTo(java.util.Set.of()).isEmpty());
  }

  @Test
  void findsWhatBelongsTogether() {
    var table = ProcessTable.of("10 (sh) S 1 10 10 0\n11 (a) b) S 10 10 10\n12 (x) S 11 12 10\n13 (y) S 1 12 10\n"
        + "14 (z) S 1 14 14\n15 (gone) Z 10 10 10\n");
    assertEquals(java.util.Set.of(10L, 11L, 12L, 13L), table.belongingTo(java.util.Set.of(10L)));
    assertEquals(java.util.Set.of(2L, 3L),
        ProcessTable.of("  2  1  2 Ss\n  3  2  2 S+\n  4  2  2 Z\nnoise\n").belongingTo(java.util.Set.of(2L)));
  }

  @Test
  void readsWhatTheMachineSaysOfItsShell() {
    var profile = ShellProfile.of("motd\n\u0001upg-shell bash --posix/yes/given\n").orElseThrow();
    assertEquals(POSIX, profile);
    assertEquals(new ShellProfile("sh", false, false, ShellProfile.Group.NONE),
        ShellProfile.of("\u0001upg-shell /no/none\n").orElseThrow());
    assertTrue(ShellProfile.of("This account is closed.\n").isEmpty());
  }
}
