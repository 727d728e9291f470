package dev.upg.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.Golden;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.diagnostic.Renderer;
import dev.upg.parse.Parser;
import dev.upg.parse.Syntax;
import dev.upg.source.SourceFile;
import dev.upg.source.Span;
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
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** What holds for every program: it means the same, keeps its comments, and needs no second time. */
final class FormatterPropertyTest {
  private static final List<String> REAL = Stream.of("../playbooks", "../stdlib/src/main/resources/upg",
      "../tests/src/test/resources", "src/test/resources/parse/ok", "src/test/resources/format")
      .flatMap(folder -> Golden.files(Path.of(folder), ".upg").stream()).map(Golden::read)
      .filter(text -> Parser.syntax(new SourceFile("real.upg", text), new Diagnostics()).isPresent()).toList();

  @Property(tries = 100)
  void generatedPrograms(@ForAll("units") SourceUnit unit, @ForAll Random random) {
    check(SourcePrinter.print(unit));
    check(disturbed(SourcePrinter.print(unit), random));
  }

  @Property(tries = 40)
  void realProgramsWithCommentsAndLinesInOddPlaces(@ForAll("real") String text, @ForAll Random random) {
    check(disturbed(text, random));
  }

  /** What is still a program is laid out as any; what isn't any more is told, not thrown. */
  @Property(tries = 40)
  void programsWithSomethingMissing(@ForAll("real") String text, @ForAll Random random) {
    int at = random.nextInt(text.length());
    var cut = text.substring(0, at) + text.substring(Math.min(text.length(), at + 1 + random.nextInt(3)));
    var diagnostics = new Diagnostics();
    if (Formatter.format(new SourceFile("any.upg", cut), diagnostics).isPresent()) {
      check(cut);
    } else {
      assertTrue(diagnostics.hasErrors(), cut);
    }
  }

  @Test
  void realPrograms() {
    assertTrue(REAL.size() > 150, REAL.size() + " programs");
    REAL.forEach(FormatterPropertyTest::check);
    REAL.subList(0, 20).forEach(text -> check(text.replaceAll("\r*\n", "\r\n")));
  }

  @Provide
  Arbitrary<SourceUnit> units() {
    return Arbitraries.randomValue(random -> new RandomTrees(random).unit());
  }

  @Provide
  Arbitrary<String> real() {
    return Arbitraries.of(REAL);
  }

  private static String disturbed(String text, Random random) {
    return Disturbance.of(syntax(text), random, random.nextDouble() * random.nextDouble());
  }

  private static void check(String text) {
    var once = format(text);
    assertEquals(unit(text), unit(once), () -> "before:\n" + text + "\nafter:\n" + once);
    assertEquals(comments(text), comments(once), () -> "before:\n" + text + "\nafter:\n" + once);
    assertEquals(once, format(once), () -> "before:\n" + text);
    assertTrue(once.endsWith("\n") && !once.endsWith("\n\n") && !once.startsWith("\n"), once);
  }

  private static String format(String text) {
    var diagnostics = new Diagnostics();
    return Formatter.format(new SourceFile("any.upg", text), diagnostics)
        .orElseThrow(() -> new AssertionError(told(text, diagnostics)));
  }

  private static Object unit(String text) {
    var diagnostics = new Diagnostics();
    return Unplaced.of(Parser.parse(new SourceFile("any.upg", text), diagnostics)
        .orElseThrow(() -> new AssertionError(told(text, diagnostics))));
  }

  private static List<String> comments(String text) {
    return syntax(text).comments().stream().map(Span::text).map(String::stripTrailing).toList();
  }

  private static Syntax.File syntax(String text) {
    var diagnostics = new Diagnostics();
    return Parser.syntax(new SourceFile("any.upg", text), diagnostics)
        .orElseThrow(() -> new AssertionError(told(text, diagnostics)));
  }

  private static String told(String text, Diagnostics diagnostics) {
    return text + "\n" + String.join("\n", diagnostics.sorted().stream().map(new Renderer(false)::render).toList());
  }
}
