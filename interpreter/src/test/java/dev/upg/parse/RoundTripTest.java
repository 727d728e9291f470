package dev.upg.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.upg.diagnostic.Diagnostics;
import dev.upg.diagnostic.Renderer;
import dev.upg.source.SourceFile;
import dev.upg.tree.RandomTrees;
import dev.upg.tree.SourcePrinter;
import dev.upg.tree.SourceUnit;
import dev.upg.tree.Unplaced;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is printed from a tree is read as that tree: precedence, words as names, strings, ends of lines. */
final class RoundTripTest {
  @Property(tries = 1000)
  void aPrintedTreeIsReadAsItself(@ForAll("units") SourceUnit unit) {
    var text = SourcePrinter.print(unit);
    assertEquals(Unplaced.of(unit), Unplaced.of(parse(text)), text);
  }

  @Provide
  Arbitrary<SourceUnit> units() {
    return Arbitraries.randomValue(random -> new RandomTrees(random).unit());
  }

  private static SourceUnit parse(String text) {
    var diagnostics = new Diagnostics();
    var unit = Parser.parse(new SourceFile("printed.upg", text), diagnostics);
    return unit.orElseThrow(() -> new AssertionError(
        text + "\n" + String.join("\n", diagnostics.sorted().stream().map(new Renderer(false)::render).toList())));
  }
}
