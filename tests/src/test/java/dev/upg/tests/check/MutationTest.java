package dev.upg.tests.check;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.upg.Golden;
import dev.upg.diagnostic.Renderer;
import dev.upg.diagnostic.Severity;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Programs that were changed at random: whatever comes out is answered, by a program or by messages. */
final class MutationTest {
  private static final Path FOLDER = Programs.RESOURCES.resolve("check");
  private static final Pattern TOKEN = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*|\\d+\\w*|\"[^\"$]*\"|\\s+|.");
  private static final List<List<String>> PROGRAMS = Stream
      .concat(Golden.files(FOLDER, ".upg").stream(), Golden.files(Programs.ROOT.resolve("playbooks"), ".upg").stream())
      .map(file -> TOKEN.matcher(Golden.read(file)).results().map(found -> found.group()).toList())
      .filter(tokens -> !tokens.isEmpty()).toList();
  private static final List<String> WORDS = List.of("none", "[]", "[none]", "{}", "{ a: 1 }", "1", "-1", "5m", "25%",
      "\"steady\"", "\"${node}\"", "true", "node", "web", "x -> x", "() -> 1", "first(1)", "list", "json.parse(\"{}\")",
      "(probe node \"x\")", "remote node \"x\"", "[1].map(n -> n)", "version(\"1\")", ".size()", "?? none", "?",
      "list<int>", "map<string, int?>", "with", "secret", "[0]", "not", "not_known", ".name", "()", "== none");

  private record Change(double place, int kind, String word, double other) {}

  @Property(tries = 1200)
  void changedProgramsAreAnswered(@ForAll("changed") String text) {
    answers(text);
  }

  @Example
  void longChainsOfCallsAreCheckedOnce() {
    answers("playbook \"t\"\nsay \"a\"" + ".trim()".repeat(150) + "\n");
    answers("playbook \"t\"\nsay \"a\"" + ".before(missing)".repeat(150) + "\n");
    answers("playbook \"t\"\nlet a = [1]" + ".where(n -> n > 0)".repeat(100) + "\n");
    answers("playbook \"t\"\nlet a = " + "[1].map(n -> ".repeat(20) + "1" + ")".repeat(20) + "\n");
  }

  private static void answers(String text) {
    var compilation = assertTimeoutPreemptively(Duration.ofSeconds(20),
        () -> Programs.compile(text, FOLDER.resolve("ok/random.upg")), text);
    var renderer = new Renderer(false);
    for (var diagnostic : compilation.diagnostics()) {
      var shown = renderer.render(diagnostic);
      boolean ofChecker = !diagnostic.code().id().startsWith("UPG1");
      assertFalse(ofChecker && shown.contains("a `?`") || shown.contains("null") && !text.contains("null"), shown);
    }
    boolean isModule = text.stripLeading().startsWith("module") || text.contains("\nmodule ");
    boolean hasErrors = compilation.diagnostics().stream().anyMatch(one -> one.severity() != Severity.WARNING);
    assertFalse(!isModule && !hasErrors && compilation.program().isEmpty(),
        () -> "neither program nor message: " + text);
  }

  @Provide
  Arbitrary<String> changed() {
    var change = Combinators.combine(Arbitraries.doubles().between(0, 1), Arbitraries.integers().between(0, 3),
        Arbitraries.of(WORDS), Arbitraries.doubles().between(0, 1)).as(Change::new);
    return Arbitraries.of(PROGRAMS)
        .flatMap(program -> change.list().ofMinSize(1).ofMaxSize(3).map(changes -> apply(program, changes)));
  }

  private static String apply(List<String> program, List<Change> changes) {
    var tokens = new ArrayList<>(program);
    for (var change : changes) {
      int at = (int) (change.place * (tokens.size() - 1));
      while (at < tokens.size() - 1 && tokens.get(at).isBlank()) {
        at++;
      }
      var other = tokens.get((int) (change.other * (tokens.size() - 1)));
      switch (change.kind) {
        case 0 -> tokens.set(at, change.word);
        case 1 -> tokens.set(at, other);
        case 2 -> tokens.add(at, " " + change.word + " ");
        default -> tokens.remove(at);
      }
    }
    return String.join("", tokens);
  }
}
