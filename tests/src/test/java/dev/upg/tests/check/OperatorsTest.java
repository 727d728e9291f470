package dev.upg.tests.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.upg.Golden;
import dev.upg.diagnostic.Diagnostic;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Each operator with each pair of types: what comes out, in one listing. What isn't in it is refused with one message. */
final class OperatorsTest {
  private static final List<String> OPERATORS = List.of("+", "-", "*", "/", "==", "<", "and", "in", "matches", "??");
  private static final List<String> TYPES = List.of("bool", "int", "float", "string", "path", "duration", "size",
      "percent", "version", "secret", "json", "node", "list<int>", "map<string, int>", "int?", "\"a\" | \"b\"", "R");
  private static final Pattern RESULT = Pattern.compile("this is (?:an?|one of) `(.*)`, a `Wanted` is wanted");

  @Test
  void resultsByOperatorAndTypes() {
    var listing = new StringBuilder();
    for (var operator : OPERATORS) {
      listing.append(operator).append('\n');
      var results = results(operator);
      for (int i = 0; i < TYPES.size(); i++) {
        int row = i;
        var allowed = new ArrayList<String>();
        for (int j = 0; j < TYPES.size(); j++) {
          var result = results.get(row * TYPES.size() + j);
          if (!result.isEmpty()) {
            allowed.add(TYPES.get(j) + (result.equals("bool") ? "" : " = " + result));
          }
        }
        if (!allowed.isEmpty()) {
          listing.append("  ").append(TYPES.get(row)).append(' ').append(operator).append(' ')
              .append(String.join(", ", allowed)).append('\n');
        }
      }
    }
    Golden.compare(Programs.RESOURCES.resolve("check/operators.txt"), listing.toString());
  }

  /** The types that {@code a operator b} has for all pairs; an empty text where it is refused. */
  private static List<String> results(String operator) {
    var program = new StringBuilder("module operators; record Wanted { a: int }; record R { a: int }\n");
    for (var left : TYPES) {
      for (var right : TYPES) {
        program.append("fun f").append(TYPES.indexOf(left)).append("_").append(TYPES.indexOf(right)).append("(a: ")
            .append(left).append(", b: ")
            .append(right).append(") -> Wanted { return a ").append(operator).append(" b }\n");
      }
    }
    var file = Programs.RESOURCES.resolve("check/operators.upg");
    Map<Integer, List<Diagnostic>> byLine = Programs.compile(program.toString(), file).diagnostics().stream()
        .collect(Collectors.groupingBy(diagnostic -> diagnostic.at().orElseThrow().span().line()));
    var results = new ArrayList<String>();
    for (int line = 2; line < TYPES.size() * TYPES.size() + 2; line++) {
      int written = line;
      var found = byLine.getOrDefault(line, List.of());
      assertEquals(1, found.size(), () -> program.toString().lines().toList().get(written - 1) + "\n"
          + Programs.rendered(found));
      var label = RESULT.matcher(found.getFirst().at().orElseThrow().text());
      results.add(label.matches() ? label.group(1) : "");
    }
    return results;
  }
}
