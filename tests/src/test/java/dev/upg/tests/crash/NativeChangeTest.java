package dev.upg.tests.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.bind.Binder;
import dev.upg.bind.Bound;
import dev.upg.builtin.Natives;
import dev.upg.clock.Clock;
import dev.upg.compile.Compiler;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.eval.NativeEffect;
import dev.upg.eval.NativeFailure;
import dev.upg.eval.NativeFunction;
import dev.upg.eval.Recording;
import dev.upg.eval.Run;
import dev.upg.event.RunEvent;
import dev.upg.event.RunEvent.Outcome;
import dev.upg.inventory.InventoryReader;
import dev.upg.journal.Entry;
import dev.upg.journal.History;
import dev.upg.journal.Journal;
import dev.upg.journal.JournalFile;
import dev.upg.library.Library;
import dev.upg.source.SourceFile;
import dev.upg.ssh.MachineConnector;
import dev.upg.ssh.SshOptions;
import dev.upg.value.Value;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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

  private Path file;
  private final List<String> carriedOut = new ArrayList<>();
  private final List<String> asked = new ArrayList<>();
  private final List<String> failed = new ArrayList<>();
  private Optional<NativeFailure> failure = Optional.empty();
  private boolean answer = true;

  @BeforeEach
  void files() throws IOException {
    file = folder.resolve("journal");
    Files.writeString(folder.resolve("hosts.ini"), "[server]\nhere ansible_connection=local home=/tmp\n");
    Files.write(file, new byte[0]);
    JournalFile.create(file, new Entry.Opened(Instant.EPOCH, JournalFile.FORMAT, "test", Map.of(), Map.of())).close();
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

  private Outcome run(String function, Journal journal, History history) throws IOException {
    try (var machines = new MachineConnector(SshOptions.ofUser())) {
      return new Run(bound(function), natives(), machines, Clock.system(), event -> {
        if (event instanceof RunEvent.Failed told) {
          failed.add(told.diagnostic().code().id());
        }
      }, question -> {
        asked.add(question);
        return answer;
      }, Optional.empty(), new Recording(journal, history, "native", false)).execute();
    }
  }

  private Bound bound(String function) throws IOException {
    var diagnostics = new Diagnostics();
    var program = new Compiler(Library.standard())
        .compile(new SourceFile("change.upg", PLAYBOOK.formatted(function.startsWith("http")
            ? function + "(port, \"/x\", \"change()\")"
            : function + "(server[0], \"127.0.0.1\", 1, access, \"change()\")")), folder.resolve("change.upg"))
        .program()
        .orElseThrow();
    return Binder.bind(program, InventoryReader.read(folder.resolve("hosts.ini"), diagnostics),
        Map.of("password", "123456"), List.of(), diagnostics)
        .orElseThrow(() -> new AssertionError(diagnostics.sorted()));
  }

  /** Begins, and dies right after the entry of that kind is written. */
  private void dieAfter(String function, Class<? extends Entry> kind) throws IOException {
    var dead = new Dying.Death();
    try (var journal = JournalFile.append(file, JournalFile.read(file))) {
      run(function, new Journal() {
        @Override
        public void write(Entry entry) throws IOException {
          keep(entry);
        }

        @Override
        public void keep(Entry entry) throws IOException {
          journal.keep(entry);
          if (kind.isInstance(entry)) {
            throw dead;
          }
        }
      }, History.none());
    } catch (Dying.Death death) {
      assertEquals(dead, death);
    }
    // What a dying process tells of itself.
    failed.clear();
  }

  private Outcome resume(String function) throws IOException {
    var contents = JournalFile.read(file);
    try (var journal = JournalFile.append(file, contents)) {
      return run(function, journal, History.of(contents.entries()));
    }
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
