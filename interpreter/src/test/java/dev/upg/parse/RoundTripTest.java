package dev.upg.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.upg.diagnostic.Diagnostics;
import dev.upg.diagnostic.Renderer;
import dev.upg.source.SourceFile;
import dev.upg.source.Span;
import dev.upg.tree.RandomTrees;
import dev.upg.tree.SourcePrinter;
import dev.upg.tree.SourceUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What is printed from a tree is read as that tree: precedence, words as names, strings, ends of lines. */
final class RoundTripTest {
  @Property(tries = 1000)
  void aPrintedTreeIsReadAsItself(@ForAll("units") SourceUnit unit) {
    var text = SourcePrinter.print(unit);
    assertEquals(withoutPlaces(unit), withoutPlaces(parse(text)), text);
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

  /** A tree as lists: each record with its parts, without the spans. */
  private static Object withoutPlaces(Object value) {
    return switch (value) {
      case Optional<?> optional -> optional.map(RoundTripTest::withoutPlaces);
      case List<?> list -> list.stream().map(RoundTripTest::withoutPlaces).toList();
      case Record node -> Arrays.stream(node.getClass().getRecordComponents())
          .filter(component -> component.getType() != Span.class).map(component -> {
            try {
              return withoutPlaces(component.getAccessor().invoke(node));
            } catch (ReflectiveOperationException e) {
              throw new IllegalStateException(e);
            }
          }).toList().toString() + node.getClass().getSimpleName();
      case Object other -> other.toString();
    };
  }
}
