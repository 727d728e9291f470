package dev.upg.tests.worstcase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.bind.Binder;
import dev.upg.bind.Bound;
import dev.upg.builtin.Natives;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.eval.Recording;
import dev.upg.eval.Run;
import dev.upg.inventory.InventoryReader;
import dev.upg.tests.check.Programs;
import dev.upg.worstcase.WorstCase;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** No run takes longer than was said before, even when everything takes all the time it has. */
final class NeverLongerTest {
  private static final Path FOLDER = Programs.RESOURCES.resolve("run");

  @Property(tries = 700)
  void noRunTakesLongerThanItsWorstCase(@ForAll long seed, @ForAll boolean failing) {
    var program = new RandomPrograms(new Random(seed)).program();
    var bound = bound(program);
    var longest = WorstCase.of(bound, Natives.all()).whole().known();
    assertTrue(longest.isPresent(), () -> "not known: " + WorstCase.of(bound, Natives.all()).whole() + "\n" + program);
    var took = run(bound, new Random(seed), failing ? 10 : 0);
    assertTrue(took.compareTo(longest.get()) <= 0,
        () -> "took " + took + ", said " + longest.get() + ", seed " + seed + ":\n" + program);
  }

  /** A bound of a year would always hold. */
  @Example
  void theWorstCaseIsNotFarFromWhatHappens() {
    int near = 0;
    for (int seed = 0; seed < 300; seed++) {
      var bound = bound(new RandomPrograms(new Random(seed)).program());
      var longest = WorstCase.of(bound, Natives.all()).whole().known().orElseThrow();
      var took = run(bound, new Random(seed), 0);
      near += took.multipliedBy(10).compareTo(longest.multipliedBy(8)) >= 0 ? 1 : 0;
    }
    assertTrue(near > 5, near + " of 300 runs take 80 % of their worst case");
  }

  private static Bound bound(String program) {
    var compilation = Programs.compile(program, FOLDER.resolve("random.upg"));
    assertTrue(compilation.program().isPresent(), () -> Programs.rendered(compilation.diagnostics()) + program);
    var diagnostics = new Diagnostics();
    var bound = Binder.bind(compilation.program().get(),
        InventoryReader.read(FOLDER.resolve("default.hosts"), diagnostics), Map.of(), List.of(), diagnostics);
    assertEquals("", Programs.rendered(diagnostics.sorted()), program);
    return bound.orElseThrow();
  }

  private static Duration run(Bound bound, Random answers, int failing) {
    var clock = new ThreadTimes();
    clock.now();
    new Run(bound, Natives.all(), new SlowHosts(clock, answers, failing), clock, event -> {}, question -> true,
        Optional.empty(), Recording.none()).execute();
    return clock.since(ThreadTimes.START);
  }
}
