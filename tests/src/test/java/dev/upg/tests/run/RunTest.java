package dev.upg.tests.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.Golden;
import dev.upg.bind.Binder;
import dev.upg.bind.Bound;
import dev.upg.builtin.Natives;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.eval.Confirmation;
import dev.upg.eval.Recording;
import dev.upg.eval.Retrying;
import dev.upg.eval.Run;
import dev.upg.event.RunEvent;
import dev.upg.inventory.InventoryReader;
import dev.upg.tests.check.Programs;
import dev.upg.journal.History;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** The golden files under {@code run/}: a playbook, what its hosts answer, and all that happens then. No time passes. */
final class RunTest {
  static final Path FOLDER = Programs.RESOURCES.resolve("run");
  /** Every case that has a secret has this one. */
  private static final String SECRET = "s3cret-w0rd";

  @TestFactory
  Stream<DynamicTest> happensAsTold() {
    return Golden.files(FOLDER, ".upg").stream().filter(file -> file.getParent().equals(FOLDER))
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(),
            () -> {
              var log = assertTimeoutPreemptively(Duration.ofSeconds(30), () -> run(file));
              assertFalse(log.contains(SECRET), log);
              Golden.compare(sibling(file, ".log"), log);
            }));
  }

  @Test
  void everyGoldenFileHasItsPlaybook() {
    Stream.of(".log", ".case", ".hosts").flatMap(ending -> Golden.files(FOLDER, ending).stream())
        .filter(file -> !file.getFileName().toString().equals("default.hosts"))
        .forEach(file -> assertTrue(Files.exists(file.resolveSibling(file.getFileName().toString()
            .replaceFirst("\\.[a-z]+$", ".upg"))), file + " has no playbook"));
  }

  /** Far more than the stack holds. */
  @Test
  void callsThatAreTooDeepFailLikeAnythingElse(@TempDir Path folder) throws IOException {
    var program = new StringBuilder("playbook \"Deep\"\n\nfun f0() -> int { return 0 }\n");
    for (int i = 1; i <= 4000; i++) {
      program.append("fun f%d() -> int { return f%d() + 1 }\n".formatted(i, i - 1));
    }
    var file = Files.writeString(folder.resolve("deep.upg"), program + "say \"${f4000()}\"\n");
    var log = run(file);
    assertTrue(log.contains("failed[UPG9012]: Too many calls inside each other"), log);
  }

  /** What a run of a playbook does, with the {@code .case} and {@code .hosts} beside it. */
  static String run(Path file) {
    var script = Case.read(sibling(file, ".case"));
    var bound = bound(file, script);
    var clock = new HandClock();
    var lines = new EventLines();
    var run = new AtomicReference<Run>();
    var connector = new ScriptedHosts(script, clock, line -> {
      script.stopAt.filter(line::contains).ifPresent(found -> run.get().stop("test"));
      script.pauseAt.filter(line::contains).ifPresent(found -> run.get().pause(true));
      script.stopNowAt.filter(line::contains).ifPresent(found -> run.get().stopNow("test"));
      if (script.stopAfter.filter(limit -> clock.since(HandClock.START).compareTo(limit) >= 0).isPresent()) {
        script.stopAfter = Optional.empty();
        run.get().stop("test");
      }
    });
    run.set(new Run(bound, Natives.all(), script.requests ? new Requests(connector, lines) : connector,
        clock, event -> {
          lines.on(event);
          if (event instanceof RunEvent.Paused) {
            clock.every(script.goOnAfter.orElseThrow(), () -> run.get().pause(false));
          }
          if (event instanceof RunEvent.NodeEnded ended) {
            connector.happened("ended node " + ended.node());
          }
        }, question -> confirm(script, lines, question), Optional.empty(),
        new Recording(new ListJournal(), History.none(), "", false)));
    if (script.retries > 0) {
      run.get().attendedBy(new Retrying(script.retries, Optional.empty()));
    }
    var outcome = run.get().execute();
    assertFalse(Thread.interrupted(), "the interrupt of a stop outlives the run");
    var text = lines.text(script.byNode);
    assertTrue(text.endsWith(outcome + "\n"), text);
    return text;
  }

  /** A playbook with the parameters of its case, and the {@code .hosts} beside it. */
  static Bound bound(Path file, Case script) {
    var compilation = Programs.compile(file);
    // A warning is for the linter: what is warned of runs.
    assertTrue(compilation.program().isPresent(), () -> Programs.rendered(compilation.diagnostics()));
    var diagnostics = new Diagnostics();
    var hosts = Files.exists(sibling(file, ".hosts")) ? sibling(file, ".hosts") : FOLDER.resolve("default.hosts");
    var bound = Binder.bind(compilation.program().orElseThrow(), InventoryReader.read(hosts, diagnostics),
        script.settings, script.limit, diagnostics);
    assertEquals("", Programs.rendered(diagnostics.sorted()));
    return bound.orElseThrow();
  }

  private static boolean confirm(Case script, EventLines lines, String question) throws Confirmation.CannotAsk {
    lines.request("", "asked: " + question);
    return switch (script.confirm) {
      case "yes" -> true;
      case "no" -> false;
      default -> throw new Confirmation.CannotAsk("there is no terminal");
    };
  }

  static Path sibling(Path file, String ending) {
    return file.resolveSibling(file.getFileName().toString().replace(".upg", ending));
  }
}
