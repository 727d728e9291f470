package dev.upg.tests.pegasus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.tests.library.LibraryCase;
import dev.upg.tests.library.LibraryFunctions;
import dev.upg.tests.library.LibraryFunctions.Function;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Every function of the Pegasus modules has its cases, for each generation; every answer that is kept is used. */
class CoverageTest {
  private static final Pattern ANSWER = Pattern.compile("(?m)^(?:out|err) (\\S+)$");

  /** Bodies of playbooks: the runs end to end are their tests, on practice clusters of each generation. */
  private static final Set<String> RUN_END_TO_END = Set.of("cluster", "restart_drained",
      "restart_as_it_is", "restart_meta_server", "restart_collector",
      "see_that_it_may_stop", "await_whole", "settle", "swap",
      "send", "findings", "finish");

  /** By name in a case, or as a part of a function that has one. */
  @Test
  void everyFunctionHasACaseOfEachGeneration() throws IOException {
    var cases = new HashMap<String, Set<Generation>>();
    for (var file : LibraryCase.files(PegasusTableTest.CASES, 1)) {
      var recorded = Case.read(file);
      cases.computeIfAbsent(recorded.program(), text -> EnumSet.noneOf(Generation.class)).addAll(recorded.covers());
    }
    var functions = new LibraryFunctions("pegasus");
    var covered = functions.covered(cases, Generation.class);
    var names = functions.declared().stream().map(Function::name).distinct().toList();
    assertTrue(names.size() > 100, names::toString);
    assertEquals("", names.stream().filter(name -> !RUN_END_TO_END.contains(name))
        .filter(name -> covered.getOrDefault(name, Set.of()).size() < Generation.values().length)
        .map(name -> name + " has only " + covered.getOrDefault(name, Set.of())).collect(Collectors.joining("\n")));
  }

  /** Its command or the function that sends one, the versions whose answers are known, and of a change whether it may be repeated. */
  @Test
  void everyCommentSaysWhatIsSentAndWhetherItMayBeRepeated() throws IOException {
    assertEquals(List.of(), new LibraryFunctions("pegasus").declared().stream().filter(function -> {
      var doc = function.doc();
      boolean asks = function.module().equals("pegasus") && !function.kind().equals("fun");
      return asks && !(doc.contains("`") && doc.matches("(?is)[\\s\\S]*\\b(captured|derived|all versions)\\b[\\s\\S]*"))
          || function.kind().equals("action")
              && !doc.matches("(?is).*\\b(safe\\s+(##\\s+)?to\\s+(##\\s+)?repeat|Refuses).*")
          || doc.isEmpty();
    }).map(Function::name).toList());
  }

  @Test
  void everyAnswerIsUsed() throws IOException {
    var used = new TreeSet<>(List.of("README.md", "banner.txt"));
    for (var file : LibraryCase.files(PegasusTableTest.CASES, 1)) {
      ANSWER.matcher(Files.readString(file)).results().forEach(answer -> used.add(answer.group(1)));
    }
    try (var answers = Files.list(PegasusTableTest.CASES.resolve("answers"))) {
      assertEquals(List.of(), answers.map(file -> file.getFileName().toString())
          .filter(name -> !used.contains(name)).sorted().toList());
    }
  }
}
