package dev.upg.tests.openmldb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.tests.library.LibraryCase;
import dev.upg.tests.library.LibraryFunctions;
import dev.upg.tests.library.LibraryFunctions.Function;

import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.Set;

/** Every function of module {@code openmldb} and of its server has a case; those of the SQL client in the words of each generation. */
class OpenmldbCoverageTest {

  /** Several steps at once: the runs end to end are their tests. */
  private static final Set<String> RUN_END_TO_END = Set.of("leaders_away", "leaders_away_by_tool", "state_file",
      "lead_elsewhere", "add_copy", "delete_copy", "recover_data", "recover_failed", "last_words", "send",
      "replace", "is_in_place", "kept", "put_back");

  private enum Any { CASE }

  @Test
  void everyFunctionHasACase() throws IOException {
    var cases = new HashMap<String, Set<Any>>();
    for (var file : LibraryCase.files(OpenmldbTableTest.CASES, 1)) {
      cases.put(String.join("\n", Case.read(file).program()), Set.of(Any.CASE));
    }
    var functions = new LibraryFunctions("openmldb");
    var covered = functions.covered(cases, Any.class).keySet();
    var names = functions.declared("openmldb", "openmldb_server").stream().map(Function::name).distinct().toList();
    assertTrue(names.size() > 70, names::toString);
    assertEquals(List.of(), names.stream().filter(name -> !covered.contains(name) && !RUN_END_TO_END.contains(name))
        .toList());
  }

  @Test
  void everyFunctionOfOthersHasAComment() throws IOException {
    assertEquals(List.of(), new LibraryFunctions("openmldb").declared().stream()
        .filter(function -> function.doc().isEmpty() && !function.name().startsWith("_")).toList());
  }
}
