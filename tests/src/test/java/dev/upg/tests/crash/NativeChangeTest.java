package dev.upg.tests.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.builtin.Natives;
import dev.upg.clock.Clock;
import dev.upg.eval.NativeEffect;
import dev.upg.eval.NativeFailure;
import dev.upg.eval.NativeFunction;
import dev.upg.eval.Recording;
import dev.upg.eval.Run;
import dev.upg.event.RunEvent;
import dev.upg.event.RunEvent.Outcome;
import dev.upg.journal.Entry;
import dev.upg.ssh.MachineConnector;
import dev.upg.ssh.SshOptions;
import dev.upg.value.Value;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A change that a native function makes, cut: {@code apply} may be repeated ({@code on resume rerun}), of {@code execute} a person is
 * asked, {@code tell_once} isn't made again ({@code skip}).
 */
class NativeChangeTest {
  private static final String PLAYBOOK = """
      playbook "Native change"

      use dolphindb
      use http

      param password: secret
      inventory { group server { nodes 1; home: path } }

      let access = dolphindb.Access(user: "admin", password: password)
      let port = http.Server(node: server[0], host: "127.0.0.1", port: 1)
      %s
      say "done"
      """;

  @TempDir
  private Path folder;

  private CutRun run;
  private final List<String> carriedOut = new ArrayList<>();
  private final List<String> asked = new ArrayList<>();
  private final List<String> failed = new ArrayList<>();
  private Optional<NativeFailure> failure = Optional.empty();
  private boolean answer = true;

  @BeforeEach
  void begin() throws IOException {
    run = CutRun.in(folder, "[server]\nhere ansible_connection=local home=/tmp\n");
  }

  private Map<String, NativeFunction> natives() {
    var natives = new TreeMap<>(Natives.all());
    NativeFunction change = call -> call.perform(
        new NativeEffect(call.node(0), true, call.text(4), Duration.ofSeconds(5)), limit -> {
          carriedOut.add(call.text(4));
          if (failure.isPresent()) {
            throw failure.get();
          }
          return new Value.Json(Optional.empty(), "$");
        });
    natives.put("dolphindb.apply", change);
    natives.put("dolphindb.execute", change);
    natives.put("http.tell_once", call -> {
      var node = (Value.NodeRef) ((Value.Fields) call.argument(0)).values().get("node");
      return call.perform(new NativeEffect(node, true, call.text(2), Duration.ofSeconds(5)), limit -> {
        carriedOut.add(call.text(2));
        return new Value.Json(Optional.empty(), "$");
      });
    });
    return natives;
  }

  private CutRun.Process process(String function) {
    var call = function.startsWith("http")
        ? function + "(port, \"/x\", \"change()\")"
        : function + "(server[0], \"127.0.0.1\", 1, access, \"change()\")";
    return (journal, history) -> execute(call, new Recording(journal, history, "native", false));
  }

  private Outcome execute(String call, Recording recording) {
    try (var machines = new MachineConnector(SshOptions.ofUser())) {
      var process = new Run(run.bound(PLAYBOOK.formatted(call), Map.of("password", "123456")), natives(), machines,
          Clock.system(), event -> {
            if (event instanceof RunEvent.Failed told) {
              failed.add(told.diagnostic().code().id());
            }
          }, allByYes -> true, Optional.empty(), recording);
      process.witnessedBy(question -> {
        asked.add(question);
        return answer;
      });
      return process.execute();
    }
  }

  /** Begins, and dies right after the entry of that kind is written. */
  private void dieAfter(String function, Class<? extends Entry> kind) throws IOException {
    run.dieAfter(kind::isInstance, process(function));
    // What a dying process tells of itself.
    failed.clear();
  }

  private Outcome resume(String function) throws IOException {
    return run.goOn(process(function));
  }

  @Test
  void oneThatMayBeRepeatedIsMadeAgain() throws IOException {
    dieAfter("dolphindb.apply", Entry.Intent.class);
    assertEquals(List.of(), carriedOut);
    assertEquals(Outcome.SUCCEEDED, resume("dolphindb.apply"));
    assertEquals(1, carriedOut.size());
    assertEquals(List.of(), asked);
  }

  @Test
  void ofAnotherOneAPersonIsAsked() throws IOException {
    dieAfter("dolphindb.execute", Entry.Intent.class);
    assertEquals(Outcome.SUCCEEDED, resume("dolphindb.execute"));
    assertEquals(1, carriedOut.size());
    assertTrue(asked.getFirst().contains("Nobody knows whether this was carried out on here: change()"),
        asked::toString);
  }

  @Test
  void oneThatMustNotBeMadeTwiceIsPassedOver() throws IOException {
    dieAfter("http.tell_once", Entry.Intent.class);
    assertEquals(Outcome.SUCCEEDED, resume("http.tell_once"));
    assertEquals(List.of(), carriedOut);
    assertEquals(List.of(), asked);
  }

  @Test
  void aPersonMayHaveToLookFirst() throws IOException {
    dieAfter("dolphindb.execute", Entry.Intent.class);
    answer = false;
    assertEquals(Outcome.FAILED, resume("dolphindb.execute"));
    assertEquals(List.of("UPG9019"), failed);
    assertEquals(List.of(), carriedOut);
  }

  @Test
  void oneWhoseEndIsKnownIsNotMadeAgain() throws IOException {
    dieAfter("dolphindb.execute", Entry.Result.class);
    assertEquals(1, carriedOut.size());
    assertEquals(Outcome.SUCCEEDED, resume("dolphindb.execute"));
    assertEquals(1, carriedOut.size());
    assertEquals(List.of(), asked);
  }

  @Test
  void oneThatWasRefusedIsMadeAgain() throws IOException {
    failure = Optional.of(new NativeFailure("<NoPrivilege>"));
    assertEquals(Outcome.FAILED, resume("dolphindb.execute"));
    failure = Optional.empty();
    assertEquals(Outcome.SUCCEEDED, resume("dolphindb.execute"));
    assertEquals(2, carriedOut.size());
    assertEquals(List.of(), asked);
  }

  @Test
  void oneWhoseAnswerWasLostIsNotTakenForMade() throws IOException {
    failure = Optional.of(NativeFailure.endUnknown("no answer", "Look."));
    assertEquals(Outcome.FAILED, resume("dolphindb.execute"));
    failure = Optional.empty();
    assertEquals(Outcome.SUCCEEDED, resume("dolphindb.execute"));
    assertEquals(1, asked.size());
    assertEquals(2, carriedOut.size());
  }
}
