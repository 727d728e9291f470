package dev.upg.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.Golden;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.diagnostic.Renderer;
import dev.upg.source.SourceFile;
import dev.upg.tree.TreePrinter;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The golden files under {@code parse/}: text to tree, and text with errors to messages. */
final class ParserTest {
  static final Path FOLDER = Path.of("src/test/resources/parse");

  @TestFactory
  Stream<DynamicTest> readsPrograms() {
    return Golden.files(FOLDER.resolve("ok"), ".upg").stream()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
          var diagnostics = new Diagnostics();
          var unit = Parser.parse(source(file), diagnostics);
          assertEquals("", rendered(diagnostics));
          Golden.compare(sibling(file, ".tree"), TreePrinter.print(unit.orElseThrow()));
        }));
  }

  @TestFactory
  Stream<DynamicTest> reportsErrors() {
    return Golden.files(FOLDER.resolve("errors"), ".upg").stream()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
          var diagnostics = new Diagnostics();
          var unit = Parser.parse(source(file), diagnostics);
          assertTrue(unit.isEmpty(), "a tree in spite of errors");
          Golden.compare(sibling(file, ".err"), rendered(diagnostics));
        }));
  }

  @Test
  void everyGoldenFileHasItsProgram() {
    for (var ending : List.of(".tree", ".err")) {
      for (var file : Golden.files(FOLDER, ending)) {
        var program = file.resolveSibling(file.getFileName().toString().replace(ending, ".upg"));
        assertTrue(Files.exists(program), file + " has no program");
      }
    }
  }

  /** A `{` taken from a `${` leaves plain text. */
  @Test
  void oneMissingBracketIsOneError() {
    for (var name : List.of("pegasus-high-availability", "module", "statements", "types", "expressions")) {
      var text = source(FOLDER.resolve("ok/" + name + ".upg")).text();
      for (int i = 0; i < text.length(); i++) {
        if ("(){}[]".indexOf(text.charAt(i)) >= 0 && text.charAt(i - 1) != '$') {
          var file = new SourceFile(name, text.substring(0, i) + text.substring(i + 1));
          var diagnostics = new Diagnostics();
          Parser.parse(file, diagnostics);
          assertEquals(1, diagnostics.sorted().size(), "without the bracket at " + file.line(i) + ":" + file.column(i)
              + " of " + name + ":\n" + rendered(diagnostics));
        }
      }
    }
  }

  static SourceFile source(Path file) {
    return new SourceFile(file.getFileName().toString(), Golden.read(file));
  }

  static String rendered(Diagnostics diagnostics) {
    var renderer = new Renderer(false);
    return String.join("\n", diagnostics.sorted().stream().map(renderer::render).toList());
  }

  private static Path sibling(Path file, String ending) {
    var name = file.getFileName().toString();
    return file.resolveSibling(name.substring(0, name.length() - ".upg".length()) + ending);
  }
}
