package dev.upg.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.Golden;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.lint.Children;
import dev.upg.source.SourceFile;
import dev.upg.tree.Declaration;
import dev.upg.tree.RandomTrees;
import dev.upg.tree.SourcePrinter;
import dev.upg.tree.SourceUnit;
import dev.upg.tree.Unplaced;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A module whose bodies are read later is the one that is read at once. */
final class OutlineTest {
  private static final Path LIBRARY = Path.of(System.getProperty("upg.root", ".."), "stdlib/src/main/resources/upg");

  @Test
  void filesOfTheLibrary() {
    var files = Golden.files(LIBRARY, ".upg");
    assertTrue(files.size() > 40, "the library wasn't found");
    files.forEach(file -> assertSame(ParserTest.source(file).text()));
  }

  @Property(tries = 300)
  void anyModule(@ForAll("modules") SourceUnit module) {
    assertSame(SourcePrinter.print(module));
  }

  @Provide
  Arbitrary<SourceUnit> modules() {
    return Arbitraries.randomValue(random -> new RandomTrees(random).unit())
        .filter(SourceUnit.Module.class::isInstance);
  }

  @Test
  void bodiesAreLeftOut() {
    var text = "module m\n\nfun one() -> int {\n  return here is a mistake\n}\n\nfun two() -> int { return 2 }\n";
    var diagnostics = new Diagnostics();
    var unit = Parser.outline(new SourceFile("m.upg", text), diagnostics).orElseThrow();
    assertEquals(List.of("one", "two"), unit.declarations().stream().map(one -> one.name().text()).toList());
    var two = (Declaration.Function) unit.declarations().getLast();
    assertEquals("return 2", two.body().orElseThrow().statements().getFirst().span().text());
  }

  private static void assertSame(String text) {
    var diagnostics = new Diagnostics();
    var whole = Parser.parse(new SourceFile("m.upg", text), diagnostics).orElseThrow();
    var outline = Parser.outline(new SourceFile("m.upg", text), diagnostics).orElseThrow();
    assertEquals(Unplaced.of(whole), Unplaced.of(outline), text);
    assertEquals(places(whole), places(outline), text);
  }

  private static List<String> places(SourceUnit unit) {
    var places = new ArrayList<String>();
    Children.walk(unit, node -> places.add(node.getClass().getSimpleName() + " " + node.span().start() + ".."
        + node.span().end()));
    return places;
  }
}
