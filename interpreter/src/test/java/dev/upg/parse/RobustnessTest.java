package dev.upg.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.Golden;
import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.diagnostic.Renderer;
import dev.upg.grammar.UpgLexer;
import dev.upg.source.SourceFile;
import dev.upg.tree.SourceUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** No text makes the parser throw, hang, or stay silent about a program it can't read. */
final class RobustnessTest {
  private static final List<String> PROGRAMS = Golden.files(ParserTest.FOLDER.resolve("ok"), ".upg").stream()
      .map(Golden::read).toList();
  private static final List<String> PIECES = pieces();
  private static final List<String> REPEATED = List.of("(", "[", "{", "(\n", "[\n", "{\n", "\"${", "\"\"\"${",
      "if a {\n",
      "x -> ", "a+", "let a = b\n", "x.f()", "\n", "# c\n", "## d\n", "\"\n", "\"", "\"\"\"", "\"\"\"\n", "}\n", "}",
      ")",
      "]", ") ] ", "[)", "([", "{)", "( }\n", "@", "@ ", "'", "’", "else if a {}\n", "\\", "${", "${{",
      "say \"a\" \"b\"\n",
      "say\n", "1x ", "&&", "let a = \n", "foreach x in y {\n", "not ", "a ?? ", "f(a, ", "let x = { a: [ ( \n", ";",
      ",",
      " let a = (\n  let b = 1\n", "  }\n step \"a\"\n", "let a = f(1\n", "list<", "let x = 1 2 3\n", "try {\n",
      "inventory {\n", "a: int\n", "use a\n", "\"${a\n", "let a = [1,\n", "guard a {\n", "let a = ( x x\n");

  @Property(tries = 500)
  void anyTextIsAnswered(@ForAll String text) {
    answers(text);
  }

  @Property(tries = 1500)
  void anyTokensAreAnswered(@ForAll("soup") String text) {
    answers("playbook \"t\"\n" + text);
  }

  @Property(tries = 1500)
  void changedProgramsAreAnswered(@ForAll("changed") String text) {
    answers(text);
  }

  @Example
  void deepProgramsAreRefusedOnASmallStack() throws InterruptedException {
    var deep = List.of("(".repeat(20_000), "[".repeat(20_000), "{".repeat(20_000), "not ".repeat(20_000),
        "-".repeat(20_000) + "1", "1" + " + 1".repeat(20_000), "a" + ".b".repeat(20_000), "f" + "()".repeat(20_000),
        "a -> ".repeat(20_000) + "a", "if a then ".repeat(20_000), "\"${".repeat(20_000), "probe ".repeat(20_000),
        "a" + " ?? a".repeat(20_000), "if a then b else ".repeat(20_000) + "c", "a" + "[0]".repeat(20_000));
    for (var expression : deep) {
      assertEquals(List.of(Code.NESTED_TOO_DEEP), codesOnSmallStack("playbook \"t\"\nlet a = " + expression + "\n"),
          expression.substring(0, 20));
    }
    var statements = List.of("if a {} " + "else if a {} ".repeat(20_000),
        "step \"x\" {\n".repeat(20_000) + "}\n".repeat(20_000));
    for (var statement : statements) {
      assertEquals(List.of(Code.NESTED_TOO_DEEP), codesOnSmallStack("playbook \"t\"\n" + statement));
    }
    assertEquals(List.of(Code.NESTED_TOO_DEEP),
        codesOnSmallStack("module m\nnative fun f(x: " + "list<".repeat(20_000) + "int)"));
  }

  @Example
  void programsAtTheLimitFitOnASmallStack() throws InterruptedException {
    int chain = Nesting.LIMIT - 5;
    int depth = chain / Nesting.BRACKET;
    for (var program : List.of("let a = " + "(".repeat(depth) + "1" + ")".repeat(depth),
        "let a = " + "[".repeat(depth) + "]".repeat(depth), "let a = " + "f(".repeat(depth) + ")".repeat(depth),
        "let a = 1" + " + 1".repeat(chain), "step \"x\" {\n".repeat(depth) + "}\n".repeat(depth),
        "let a = " + "not ".repeat(chain) + "b")) {
      assertEquals(List.of(), codesOnSmallStack("playbook \"t\"\n" + program + "\n"));
    }
  }

  @Example
  void manyStatementsAreNoProblem() {
    assertTrue(answers("playbook \"t\"\n" + "say \"x\"\n".repeat(20_000)).isPresent());
  }

  /**
   * Eight times the text may take eight times the processor's time, not its square. The shorter one counts as 20 ms at
   * least, and there is room for four times as much, so that only another order of growth is noticed.
   */
  @Example
  void noTextTakesMoreThanLinearTime() {
    for (var piece : REPEATED) {
      var few = Math.max(cost(piece, 8_000), 20_000_000);
      var many = cost(piece, 64_000);
      // The first time, memory is new to the process, which takes long on some machines.
      for (int again = 0; many >= few * 8 * 4 && again < 2; again++) {
        many = Math.min(many, cost(piece, 64_000));
      }
      assertTrue(many < few * 8 * 4, piece + ": " + few / 1_000_000 + " ms, then " + many / 1_000_000 + " ms");
    }
  }

  @Example
  void twoMegabytesAreAnsweredOnASmallStack() throws InterruptedException {
    for (var piece : List.of("(", "{", "\"${", "if a {\n", ".f()", "\n")) {
      var codes = codesOnSmallStack("playbook \"t\"\nlet x = a" + piece.repeat(2_000_000 / piece.length()));
      assertTrue(piece.isBlank() ? codes.isEmpty() : !codes.isEmpty(), piece);
    }
    var text = "playbook \"t\"\nsay \"" + "名".repeat(700_000) + "\"\n";
    assertEquals(List.of(), codesOnSmallStack(text));
  }

  /** In nanoseconds of this thread alone: other work of the machine and the collector's isn't in it. */
  private static long cost(String piece, int length) {
    var text = "playbook \"t\"\n" + piece.repeat(length / piece.length());
    var thread = ManagementFactory.getThreadMXBean();
    long start = thread.getCurrentThreadCpuTime();
    Parser.parse(new SourceFile("repeated.upg", text), new Diagnostics());
    return thread.getCurrentThreadCpuTime() - start;
  }

  private static List<Code> codesOnSmallStack(String text) throws InterruptedException {
    var diagnostics = new Diagnostics();
    var failures = new ArrayList<Throwable>();
    var thread = new Thread(null, () -> Parser.parse(new SourceFile("deep.upg", text), diagnostics), "small",
        512 * 1024);
    thread.setUncaughtExceptionHandler((where, failure) -> failures.add(failure));
    thread.start();
    thread.join();
    assertEquals(List.of(), failures);
    return diagnostics.sorted().stream().map(diagnostic -> diagnostic.code()).filter(code -> code != Code.UNCLOSED)
        .filter(code -> code != Code.UNCLOSED_STRING).distinct().toList();
  }

  private static Optional<SourceUnit> answers(String text) {
    var file = new SourceFile("random.upg", text);
    var diagnostics = new Diagnostics();
    var unit = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Parser.parse(file, diagnostics), text);
    assertEquals(unit.isEmpty(), diagnostics.hasErrors(), text);
    var renderer = new Renderer(false);
    for (var diagnostic : diagnostics.sorted()) {
      var shown = renderer.render(diagnostic);
      assertFalse(shown.chars().anyMatch(c -> c != '\n' && Character.isISOControl(c)), shown);
      assertFalse(diagnostic.title().contains("null"), shown);
    }
    return unit;
  }

  @Provide
  Arbitrary<String> soup() {
    return Arbitraries.of(PIECES).list().ofMaxSize(60).map(pieces -> String.join(" ", pieces));
  }

  /** A program from which pieces are taken, doubled, or exchanged. */
  @Provide
  Arbitrary<String> changed() {
    var change = Combinators.combine(Arbitraries.doubles().between(0, 1), Arbitraries.integers().between(0, 12),
        Arbitraries.of(PIECES), Arbitraries.integers().between(0, 2));
    return Arbitraries.of(PROGRAMS).flatMap(program -> change
        .as((place, length, piece, kind) -> new String[]{String.valueOf(place), String.valueOf(length), piece,
            String.valueOf(kind)})
        .list().ofMinSize(1).ofMaxSize(4).map(changes -> apply(program, changes)));
  }

  private static String apply(String program, List<String[]> changes) {
    var text = program;
    for (var change : changes) {
      int from = (int) (Double.parseDouble(change[0]) * text.length());
      int to = Math.min(text.length(), from + Integer.parseInt(change[1]));
      text = text.substring(0, from) + switch (change[3]) {
        case "0" -> "";
        case "1" -> change[2];
        default -> text.substring(from, to) + text.substring(from, to);
      } + text.substring(to);
    }
    return text;
  }

  private static List<String> pieces() {
    var words = IntStream.rangeClosed(1, UpgLexer._ATN.maxTokenType).mapToObj(UpgLexer.VOCABULARY::getLiteralName)
        .filter(literal -> literal != null).map(literal -> literal.substring(1, literal.length() - 1)).toList();
    var pieces = new ArrayList<>(words);
    pieces.addAll(List.of("\n", "\n", "\n", "{", "}", "\"", "\"\"\"", "${", "\"text\"", "x", "名", "𠮷", "1", "5m",
        "25%", "1.5",
        "10min", "\\", "“", "”", "'", "#", "##", "\t", "\u0000", "\u001B[31m", "\uD800", "&&", "1.2.3", "`", "\r\n"));
    return pieces;
  }
}
