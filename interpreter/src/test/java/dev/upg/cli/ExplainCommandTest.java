package dev.upg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.compile.Compiler;
import dev.upg.diagnostic.Code;
import dev.upg.library.Library;
import dev.upg.source.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

class ExplainCommandTest {
  private static final Path PAGES = Path.of("src/main/resources/explain");

  @TempDir
  private Path folder;

  @ParameterizedTest
  @EnumSource
  void eachCodeHasAPage(Code code) {
    var page = CodePages.page(code).orElseThrow();
    assertTrue(page.startsWith("# " + code.id() + ": "), page);
    assertFalse(CodePages.title(page).endsWith("."), "a title has no full stop");
  }

  @Test
  void eachPageHasACode() throws IOException {
    try (var pages = Files.list(PAGES)) {
      pages.forEach(page -> assertTrue(Code.of(page.getFileName().toString().replace(".md", "")).isPresent(),
          page.toString()));
    }
  }

  /** The examples of the checker's codes do what the page says. */
  @ParameterizedTest
  @EnumSource
  void theWrongFileGivesTheCodeAndTheRightOneChecks(Code code) throws IOException {
    var page = CodePages.page(code).orElseThrow();
    if (code.id().compareTo("UPG2000") > 0 && code.id().compareTo("UPG6000") < 0) {
      assertEquals(List.of(code), codes("wrong", page).stream().distinct().toList());
      assertEquals(List.of(), codes("right", page));
    }
  }

  @Test
  void aPageIsReadableOnATerminal() {
    var result = new Session(folder).run("explain", "upg3004");
    assertEquals(Exit.FINE, result.code());
    assertTrue(result.out().startsWith("UPG3004: A number needs a unit\n\nA bare number"), result.out());
    assertTrue(result.out().contains("\nWrong\n    playbook \"Wait a moment\"\n\n    pause 30\n"), result.out());
    assertFalse(result.out().contains("```"), result.out());
  }

  @Test
  void withoutACodeAllAreListed() {
    var result = new Session(folder).run("explain");
    assertEquals(Arrays.stream(Code.values()).map(Code::id).toList(),
        result.out().lines().map(line -> line.substring(0, 7)).toList());
    assertTrue(result.out().contains("UPG9003  A wait ran out of time\n"), result.out());
  }

  private List<Code> codes(String name, String page) throws IOException {
    var heading = Character.toUpperCase(name.charAt(0)) + name.substring(1);
    var found = Pattern.compile("## " + heading + "\n```upg\n(.*?)```", Pattern.DOTALL).matcher(page);
    assertTrue(found.find(), "no file below " + heading);
    var file = folder.resolve(name + ".upg");
    Files.writeString(file, found.group(1));
    return new Compiler(Library.standard()).compile(new SourceFile(name + ".upg", found.group(1)), file).diagnostics()
        .stream().map(diagnostic -> diagnostic.code()).toList();
  }
}
