package dev.upg.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.upg.Golden;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.diagnostic.Renderer;
import dev.upg.source.SourceFile;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Golden files: {@code NAME.upg}, and {@code NAME.out}: it laid out, or what is wrong with it. */
final class FormatterTest {
  private static final Path FOLDER = Path.of("src/test/resources/format");

  @TestFactory
  Stream<DynamicTest> goldenFiles() {
    return Golden.files(FOLDER, ".upg").stream().map(file -> DynamicTest.dynamicTest(file.getFileName().toString(),
        () -> Golden.compare(Path.of(file.toString().replace(".upg", ".out")), format(file))));
  }

  /** What ships is laid out; `upg fmt playbooks stdlib` does it. */
  @TestFactory
  Stream<DynamicTest> playbooksAndLibraryAreLaidOut() {
    return Stream.of("../playbooks", "../stdlib/src/main/resources", "src/main/resources/new")
        .flatMap(folder -> Golden.files(Path.of(folder), ".upg").stream())
        .map(file -> DynamicTest.dynamicTest(file.toString(), () -> assertEquals(Golden.read(file), format(file),
            "run `./upg fmt playbooks stdlib/src/main/resources`")));
  }

  @Test
  void aMarkAtTheBeginningOfTheFileGoes() {
    assertEquals("playbook \"x\"\n", format("\uFEFFplaybook  \"x\""));
  }

  private static String format(Path file) {
    return format(Golden.read(file));
  }

  private static String format(String text) {
    var diagnostics = new Diagnostics();
    return Formatter.format(new SourceFile("some.upg", text), diagnostics).orElseGet(() -> diagnostics.sorted().stream()
        .map(new Renderer(false)::render).collect(Collectors.joining("\n")));
  }
}
