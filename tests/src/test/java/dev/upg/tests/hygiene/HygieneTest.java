package dev.upg.tests.hygiene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.Golden;
import dev.upg.builtin.Natives;
import dev.upg.diagnostic.Code;
import dev.upg.library.Library;
import dev.upg.tests.check.Programs;
import dev.upg.tree.Declaration;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is written about upg is true: pages, samples, lists. */
final class HygieneTest {
  private static final Path EXPLAIN = Programs.ROOT.resolve("interpreter/src/main/resources/explain");
  private static final Path LIBRARY = Programs.ROOT.resolve("stdlib/src/main/resources/upg");
  private static final Pattern BLOCK = Pattern.compile("(?m)^```upg( fragment)?\\n(.*?)^```$", Pattern.DOTALL);
  private static final Pattern SAMPLE = Pattern.compile("## (Wrong|Right)\\n```upg\\n(.*?)```\\n", Pattern.DOTALL);

  /** A bug of upg, and the summary of several failed nodes that `stop after N failures` will give. */
  private static final Set<Code> UNRAISED = Set.of(Code.BUG, Code.NODES_FAILED);

  @TempDir
  Path folder;

  @Test
  void everyCodeHasItsPageAndEveryPageItsCode() {
    var codes = Arrays.stream(Code.values()).map(code -> code.id() + ".md")
        .collect(Collectors.toCollection(TreeSet::new));
    var pages = Golden.files(EXPLAIN, ".md").stream().map(file -> file.getFileName().toString())
        .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(codes, pages);
  }

  /** Codes of inventories (6) and runs (9) have no program that shows them; UPG1010 is about a file that isn't text. */
  @TestFactory
  Stream<DynamicTest> pagesOfExplainTellTheTruth() {
    return Arrays.stream(Code.values()).filter(code -> code.id().matches("UPG[2345].*"))
        .map(code -> DynamicTest.dynamicTest(code.id(), () -> {
          var samples = SAMPLE.matcher(Golden.read(EXPLAIN.resolve(code.id() + ".md"))).results().toList();
          assertEquals(List.of("Wrong", "Right"), samples.stream().map(sample -> sample.group(1)).toList());
          assertEquals(Set.of(code), codesOf(samples.get(0).group(2), "wrong.upg"));
          assertEquals(Set.of(), codesOf(samples.get(1).group(2), "right.upg"));
        }));
  }

  @TestFactory
  Stream<DynamicTest> programsInPagesCheck() throws IOException {
    try (var files = Files.walk(Programs.ROOT, 3)) {
      var pages = files.filter(file -> file.toString().endsWith(".md") && !file.startsWith(EXPLAIN)
          && !file.toString().contains("/target/")).sorted().toList();
      assertTrue(pages.size() > 8, "the pages weren't found");
      var preamble = Golden.read(Programs.RESOURCES.resolve("reference/preamble.upg"));
      return pages.stream().map(page -> DynamicTest.dynamicTest(Programs.ROOT.relativize(page).toString(), () -> {
        for (var block : BLOCK.matcher(Golden.read(page)).results().toList()) {
          assertChecks((block.group(1) == null ? "" : preamble) + block.group(2));
        }
      }));
    }
  }

  @TestFactory
  Stream<DynamicTest> playbooksCheckWithoutWarnings() {
    return Golden.files(Programs.ROOT.resolve("playbooks"), ".upg").stream().map(file -> DynamicTest.dynamicTest(
        file.getFileName().toString(),
        () -> assertEquals("", Programs.rendered(Programs.compile(file).diagnostics()))));
  }

  @Test
  void everyFileOfTheLibraryIsListedAndChecks() {
    var modules = Golden.read(LIBRARY.resolve("modules.txt")).lines().filter(line -> !line.isBlank()).toList();
    var listed = modules.stream().flatMap(line -> Stream.of(line.split(" ")))
        .collect(Collectors.toCollection(TreeSet::new));
    var files = Golden.files(LIBRARY, ".upg").stream().map(file -> LIBRARY.relativize(file).toString())
        .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(files, listed);
    assertEquals(modules.size(), Library.standard().signatures().size());
    // As the command checks them: what is in their functions, too.
    listed.forEach(file -> assertEquals("", Programs.rendered(Programs.compile(LIBRARY.resolve(file)).diagnostics())));
  }

  @Test
  void everyNativeHasItsJavaAndEveryJavaItsNative() {
    var library = Library.standard();
    var declared = library.libraryModules().stream().map(library::load)
        .flatMap(module -> module.functions().values().stream())
        .filter(function -> function.declaration() instanceof Declaration.Function written && written.isNative())
        .map(function -> function.qualifiedName()).collect(Collectors.toCollection(TreeSet::new));
    assertEquals(declared, new TreeSet<>(Natives.all().keySet()));
  }

  @TestFactory
  Stream<DynamicTest> programsInCommentsOfTheLibraryCheck() {
    return Golden.files(LIBRARY, ".upg").stream().map(file -> DynamicTest.dynamicTest(
        LIBRARY.relativize(file).toString(), () -> {
          var comments = Golden.read(file).lines().filter(line -> line.startsWith("##"))
              .map(line -> line.replaceFirst("^## ?", "")).collect(Collectors.joining("\n", "", "\n"));
          BLOCK.matcher(comments).results().forEach(block -> assertChecks(block.group(2)));
        }));
  }

  @Test
  void everyModuleOfTheLibraryIsDescribed() {
    Library.standard().signatures().forEach(module -> assertFalse(module.doc().isBlank(), module.name()));
  }

  /** Looked for in all golden files and test sources: a code that no test names is one that nobody has read aloud. */
  @Test
  void everyCodeIsRaisedInATest() throws IOException {
    var text = new StringBuilder();
    for (var part : List.of("interpreter/src/test", "tests/src/test")) {
      try (var files = Files.walk(Programs.ROOT.resolve(part))) {
        files.filter(file -> file.toString().matches(".*\\.(err|out|log|txt|java)"))
            .forEach(file -> text.append(Golden.read(file)));
      }
    }
    var written = text.toString();
    assertEquals(List.of(), Arrays.stream(Code.values()).filter(code -> !UNRAISED.contains(code))
        .filter(code -> !written.contains(code.id()) && !written.contains("Code." + code.name())).toList());
  }

  private Set<Code> codesOf(String text, String name) throws IOException {
    var file = Files.writeString(folder.resolve(name), text);
    return Programs.compile(file).diagnostics().stream().map(diagnostic -> diagnostic.code())
        .collect(Collectors.toSet());
  }

  private void assertChecks(String text) {
    assertEquals("", Programs.rendered(Programs.compile(text, folder.resolve("page.upg")).diagnostics()));
  }
}
