package dev.upg.tests.bind;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.upg.Golden;
import dev.upg.bind.Binder;
import dev.upg.bind.Bound;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.inventory.InventoryReader;
import dev.upg.tests.check.Programs;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The golden files under {@code bind/}: a playbook, an inventory {@code .ini} or {@code .yml} (none: run without one), a
 * {@code .set} of parameters and limits, and what comes of it.
 */
final class BindTest {
  private static final Path FOLDER = Programs.RESOURCES.resolve("bind");

  @TestFactory
  Stream<DynamicTest> tellsWhatDoesNotFit() {
    return Golden.files(FOLDER, ".upg").stream().map(
        file -> DynamicTest.dynamicTest(file.getFileName().toString(),
            () -> Golden.compare(sibling(file, ".out"), bind(file))));
  }

  private static String bind(Path file) {
    var compilation = Programs.compile(file);
    assertEquals("", Programs.rendered(compilation.diagnostics()));
    var settings = new LinkedHashMap<String, Object>();
    var limit = new ArrayList<String>();
    Golden.read(sibling(file, ".set")).lines().map(line -> line.split("=", 2)).forEach(parts -> {
      if (parts[0].equals("--limit")) {
        limit.add(parts[1]);
      } else {
        settings.put(parts[0], parts[1]);
      }
    });
    var diagnostics = new Diagnostics();
    var inventory = Stream.of(".ini", ".yml").map(ending -> sibling(file, ending)).filter(Files::exists).findFirst();
    var bound = Binder.bind(compilation.program().orElseThrow(),
        inventory.flatMap(found -> InventoryReader.read(found, diagnostics)), settings, limit, diagnostics);
    var problems = Programs.rendered(diagnostics.sorted()).replace(FOLDER + "/", "");
    return problems + bound.map(BindTest::text).orElse("");
  }

  private static String text(Bound bound) {
    var text = new StringBuilder();
    new TreeMap<>(bound.parameters()).forEach((name, value) -> text.append(name + " = " + value.show() + "\n"));
    bound.groups().forEach((name, nodes) -> nodes.forEach(node -> {
      Map<String, String> shown = new TreeMap<>();
      node.variables().forEach((variable, value) -> shown.put(variable, value.show()));
      text.append(name + ": " + node.name() + " " + shown + "\n");
    }));
    Optional<List<String>> limited = bound.limit().map(names -> names.stream().sorted().toList());
    return text.append(limited.map(names -> "limit " + names + "\n").orElse("")).toString();
  }

  private static Path sibling(Path file, String ending) {
    return file.resolveSibling(file.getFileName().toString().replace(".upg", ending));
  }
}
