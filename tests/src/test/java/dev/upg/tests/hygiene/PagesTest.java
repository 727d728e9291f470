package dev.upg.tests.hygiene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.Golden;
import dev.upg.diagnostic.Code;
import dev.upg.tests.check.Programs;
import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;

/** The pages for those who use upg: every end of a run has its entry, every link its file, and the picture is one. */
final class PagesTest {
  private static final Path DOCS = Programs.ROOT.resolve(".docs");
  private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]*)(#[^)]*)?\\)");

  @Test
  void everyCodeThatARunEndsWithStandsInTheGuideForTheNight() {
    var page = Golden.read(Programs.ROOT.resolve("playbooks/NIGHT.md"));
    var told = Pattern.compile("UPG\\d{4}").matcher(page).results().map(code -> code.group())
        .collect(Collectors.toCollection(TreeSet::new));
    var codes = Arrays.stream(Code.values()).map(Code::id).toList();
    assertEquals(List.of(), codes.stream().filter(code -> code.startsWith("UPG9") && !told.contains(code)).toList());
    assertEquals(List.of(), told.stream().filter(code -> !codes.contains(code)).toList(), "no such codes");
  }

  @Test
  void linksLeadSomewhere() {
    var broken = Stream.of("README.md", "playbooks/README.md", "playbooks/TUTORIAL.md", "playbooks/NIGHT.md",
        "playbooks/FROM-ANSIBLE.md", "playbooks/USE.md", ".docs/zh/README.md", ".docs/zh/TUTORIAL.md")
        .map(Programs.ROOT::resolve).flatMap(page -> LINK.matcher(Golden.read(page)).results()
            .filter(link -> !leads(page, link.group(1), link.group(2))).map(link -> page + ": " + link.group()));
    assertEquals(List.of(), broken.toList());
  }

  @Test
  void thePictureOfARunIsXmlAndItsScriptIsThere() throws Exception {
    var picture = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(DOCS.resolve("run.svg").toFile());
    assertEquals("svg", picture.getDocumentElement().getTagName());
    assertTrue(picture.getElementsByTagName("text").getLength() > 10, "no text in it");
    assertTrue(Files.isExecutable(DOCS.resolve("picture")), "the script that makes it");
  }

  private static boolean leads(Path page, String file, String heading) {
    var target = file.isEmpty() ? page : page.resolveSibling(file).normalize();
    if (!Files.exists(target)) {
      return false;
    }
    return heading == null || Golden.read(target).lines().filter(line -> line.startsWith("#"))
        .map(line -> line.replaceFirst("^#+ ", "").toLowerCase().replaceAll("[^\\p{L}\\p{N}_ -]", "").replace(' ', '-'))
        .anyMatch(heading.substring(1)::equals);
  }
}
