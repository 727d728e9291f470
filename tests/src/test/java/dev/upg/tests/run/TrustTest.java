package dev.upg.tests.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.bind.Binder;
import dev.upg.builtin.Natives;
import dev.upg.compile.Compilation;
import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.eval.Recording;
import dev.upg.eval.Run;
import dev.upg.event.RunEvent;
import dev.upg.inventory.InventoryReader;
import dev.upg.tests.check.Programs;
import dev.upg.worstcase.WorstCase;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** What checks can be trusted: its run ends well or with a failure that is told, never with a mistake inside of upg. */
final class TrustTest {
  private static final String SECRET = "s3cret-w0rd";
  private static final Path FOLDER = Programs.RESOURCES.resolve("run");

  @Property(tries = 3000)
  void whatChecksNeverBreaksUpg(@ForAll long seed) {
    endsAsTold(new RandomExpressions(new Random(seed)).program());
  }

  /** A generator of programs that never check would prove nothing. */
  @Example
  void manyRandomProgramsCheck() {
    int checked = 0;
    for (int seed = 0; seed < 400; seed++) {
      var program = new RandomExpressions(new Random(seed)).program();
      checked += compile(program).program().isPresent() ? 1 : 0;
    }
    assertTrue(checked > 100, checked + " of 400 check");
  }

  @Example
  void trickyExpressionsNeverBreakUpg() {
    for (var expression : TrickyExpressions.ALL) {
      for (var use : RandomExpressions.USES) {
        endsAsTold(RandomExpressions.program(expression, use));
      }
    }
  }

  private static Compilation compile(String program) {
    return Programs.compile(program, FOLDER.resolve("random.upg"));
  }

  private static void endsAsTold(String program) {
    var compilation = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> compile(program), program);
    compilation.program().ifPresent(checked -> {
      var diagnostics = new Diagnostics();
      var bound = Binder.bind(checked, InventoryReader.read(FOLDER.resolve("default.hosts"), diagnostics),
          Map.of("hidden", SECRET), List.of(), diagnostics);
      assertEquals("", Programs.rendered(diagnostics.sorted()), program);
      WorstCase.of(checked, Natives.all());
      WorstCase.of(bound.orElseThrow(), Natives.all());
      var bugs = new ArrayList<String>();
      var clock = new HandClock();
      var hosts = new ScriptedHosts(Case.read(FOLDER.resolve("random.case")), clock, line -> {});
      var run = new Run(bound.orElseThrow(), Natives.all(), hosts, clock, event -> {
        if (event.toString().contains(SECRET)) {
          bugs.add("a secret is told: " + event);
        }
        if (event instanceof RunEvent.Failed failed && failed.diagnostic().code() == Code.BUG) {
          bugs.add(Programs.rendered(List.of(failed.diagnostic())));
        }
      }, question -> true, Optional.empty(), Recording.none());
      try {
        assertTimeoutPreemptively(Duration.ofSeconds(20), run::execute, program);
      } catch (RuntimeException e) {
        throw new AssertionError("broke upg:\n" + program, e);
      }
      assertEquals(List.of(), bugs, program);
    });
  }
}
