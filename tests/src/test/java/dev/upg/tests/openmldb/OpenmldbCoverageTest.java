package dev.upg.tests.openmldb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.Golden;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Every function of module {@code openmldb} and of its server has a case; those of the SQL client in the words of each generation. */
class OpenmldbCoverageTest {
  private static final Path LIBRARY = Path.of(System.getProperty("upg.root"),
      "stdlib/src/main/resources/upg/openmldb");
  private static final Pattern DECLARED = Pattern
      .compile("(?m)^(?:fun|probe|action|scope) ([a-z_]+)(\\([\\s\\S]*?^})");
  private static final Pattern COMMENTED = Pattern.compile("(?m)((?:^##.*\\n)*)^(fun|probe|action|scope) ([a-z_]+)\\(");
  private static final Pattern CALLED = Pattern.compile("\\b([a-z_]+)\\(");

  /** Several steps at once: the runs end to end are their tests. */
  private static final Set<String> RUN_END_TO_END = Set.of("leaders_away", "leaders_away_by_tool", "state_file",
      "lead_elsewhere", "add_copy", "delete_copy", "recover_data", "recover_failed", "last_words", "send",
      "replace", "is_in_place", "kept", "put_back");

  @Test
  void everyFunctionHasACase() throws IOException {
    var covered = new TreeSet<String>();
    for (var file : Golden.files(OpenmldbTableTest.CASES, ".case")) {
      for (var line : Case.read(file).program()) {
        CALLED.matcher(line).results().forEach(call -> covered.add(call.group(1)));
      }
    }
    var bodies = new TreeMap<String, String>();
    for (var file : Golden.files(LIBRARY, ".upg")) {
      var text = Files.readString(file);
      if (!text.contains("\nmodule openmldb_upgrade\n")) {
        DECLARED.matcher(text).results()
            .forEach(function -> bodies.merge(function.group(1), function.group(2), String::concat));
      }
    }
    for (var round = 0; round < bodies.size(); round++) {
      bodies.forEach((name, body) -> {
        if (covered.contains(name)) {
          CALLED.matcher(body).results().forEach(call -> covered.add(call.group(1)));
        }
      });
    }
    assertTrue(bodies.size() > 70, bodies::toString);
    assertEquals("", bodies.keySet().stream().filter(name -> !covered.contains(name) && !RUN_END_TO_END.contains(name))
        .collect(Collectors.joining("\n")));
  }

  @Test
  void everyFunctionOfOthersHasAComment() throws IOException {
    var silent = new TreeSet<String>();
    for (var file : Golden.files(LIBRARY, ".upg")) {
      COMMENTED.matcher(Files.readString(file)).results()
          .filter(function -> function.group(1).isEmpty() && !function.group(3).startsWith("_"))
          .forEach(function -> silent.add(file.getFileName() + ": " + function.group(3)));
    }
    assertEquals(Set.of(), silent);
  }
}
