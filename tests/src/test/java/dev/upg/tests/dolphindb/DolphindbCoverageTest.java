package dev.upg.tests.dolphindb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.tests.library.LibraryCase;
import dev.upg.tests.library.LibraryFunctions;
import dev.upg.tests.library.LibraryFunctions.Function;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every function of module {@code dolphindb} has a case. */
class DolphindbCoverageTest {
  /** Several steps at once, or scripts of a host: the runs end to end are their tests. */
  private static final Set<String> RUN_END_TO_END = Set.of("cluster", "await_writes");

  private enum Any { CASE }

  @Test
  void everyFunctionHasACase() throws IOException {
    var cases = new HashMap<String, Set<Any>>();
    for (var file : LibraryCase.files(DolphindbTableTest.CASES, 1)) {
      cases.put(Case.read(file).program(), Set.of(Any.CASE));
    }
    var functions = new LibraryFunctions("dolphindb");
    var covered = functions.covered(cases, Any.class).keySet();
    var names = functions.declared("dolphindb").stream().map(Function::name).distinct().toList();
    assertTrue(names.size() > 40, names::toString);
    assertEquals(List.of(), names.stream().filter(name -> !covered.contains(name) && !RUN_END_TO_END.contains(name))
        .toList());
  }

  @Test
  void everyFunctionOfOthersHasAComment() throws IOException {
    assertEquals(List.of(), new LibraryFunctions("dolphindb").declared().stream()
        .filter(function -> function.doc().isEmpty() && !function.name().startsWith("_")).toList());
  }
}
