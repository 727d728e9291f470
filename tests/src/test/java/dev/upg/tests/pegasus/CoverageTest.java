package dev.upg.tests.pegasus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.Golden;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Every function of the Pegasus modules has its cases, for each generation; every answer that is kept is used. */
class CoverageTest {
  private static final Path LIBRARY = Path.of(System.getProperty("upg.root"), "stdlib/src/main/resources/upg/pegasus");
  private static final Pattern DECLARED = Pattern
      .compile("(?m)^(?:fun|probe|action|scope) ([a-z_]+)(\\([\\s\\S]*?^})");
  private static final Pattern COMMENTED = Pattern.compile("(?m)((?:^##.*\\n)*)^(fun|probe|action|scope) ([a-z_]+)\\(");
  private static final Pattern CALLED = Pattern.compile("\\b([a-z_]+)\\(");
  private static final Pattern ANSWER = Pattern.compile("(?m)^(?:out|err) (\\S+)$");

  /** Bodies of playbooks: the runs end to end are their tests, on practice clusters of each generation. */
  private static final Set<String> RUN_END_TO_END = Set.of("cluster", "restart_drained",
      "restart_as_it_is", "restart_meta_server", "restart_collector",
      "see_that_it_may_stop", "await_whole", "settle", "swap",
      "send", "findings", "finish");

  /** By name in a case, or as a part of a function that has one. */
  @Test
  void everyFunctionHasACaseOfEachGeneration() throws IOException {
    var covered = new HashMap<String, Set<Generation>>();
    for (var file : files(".case")) {
      var recorded = Case.read(file);
      CALLED.matcher(recorded.program()).results().forEach(call -> covers(covered, call.group(1), recorded.covers()));
    }
    var bodies = bodies();
    for (var round = 0; round < bodies.size(); round++) {
      bodies.forEach((name, body) -> CALLED.matcher(body).results()
          .forEach(call -> covers(covered, call.group(1), covered.getOrDefault(name, Set.of()))));
    }
    assertTrue(bodies.size() > 100, bodies::toString);
    assertEquals("", bodies.keySet().stream().filter(name -> !RUN_END_TO_END.contains(name))
        .filter(name -> covered.getOrDefault(name, Set.of()).size() < Generation.values().length)
        .map(name -> name + " has only " + covered.getOrDefault(name, Set.of())).collect(Collectors.joining("\n")));
  }

  private static void covers(Map<String, Set<Generation>> covered, String name, Set<Generation> generations) {
    covered.computeIfAbsent(name, key -> EnumSet.noneOf(Generation.class)).addAll(generations);
  }

  /** The text of each function of the Pegasus modules, by name. */
  private static Map<String, String> bodies() throws IOException {
    var bodies = new TreeMap<String, String>();
    for (var file : Golden.files(LIBRARY, ".upg")) {
      DECLARED.matcher(Files.readString(file)).results()
          .forEach(function -> bodies.merge(function.group(1), function.group(2), String::concat));
    }
    return bodies;
  }

  /** Its command or the function that sends one, the versions whose answers are known, and of a change whether it may be repeated. */
  @Test
  void everyCommentSaysWhatIsSentAndWhetherItMayBeRepeated() throws IOException {
    var silent = new ArrayList<String>();
    for (var file : Golden.files(LIBRARY, ".upg")) {
      var text = Files.readString(file);
      COMMENTED.matcher(text).results().forEach(function -> {
        var doc = function.group(1);
        var asks = text.contains("\nmodule pegasus\n") && !function.group(2).equals("fun");
        if (asks && !(doc.contains("`") && doc.matches("(?is)[\\s\\S]*\\b(captured|derived|all versions)\\b[\\s\\S]*"))
            || function.group(2).equals("action")
                && !doc.matches("(?is).*\\b(safe\\s+(##\\s+)?to\\s+(##\\s+)?repeat|Refuses).*")
            || doc.isEmpty()) {
          silent.add(function.group(3));
        }
      });
    }
    assertEquals(List.of(), silent);
  }

  @Test
  void everyAnswerIsUsed() throws IOException {
    var used = new TreeSet<>(List.of("README.md", "banner.txt"));
    for (var file : files(".case")) {
      ANSWER.matcher(Files.readString(file)).results().forEach(answer -> used.add(answer.group(1)));
    }
    try (var answers = Files.list(PegasusTableTest.CASES.resolve("answers"))) {
      assertEquals(List.of(), answers.map(file -> file.getFileName().toString())
          .filter(name -> !used.contains(name)).sorted().toList());
    }
  }

  private static List<Path> files(String end) throws IOException {
    try (var files = Files.walk(PegasusTableTest.CASES)) {
      return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
    }
  }
}
