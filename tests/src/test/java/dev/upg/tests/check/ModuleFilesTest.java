package dev.upg.tests.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that can't lie in the repository: links, folders with the names of files, bytes that aren't text. */
final class ModuleFilesTest {
  private static final String TOOLS = """
      module tools
      record Server { name: string }
      fun label(server: Server) -> string { return server.name }
      """;

  @TempDir
  Path folder;

  @Test
  void oneFileUnderTwoNamesIsOneModule() throws IOException {
    write("lib/tools.upg", TOOLS);
    Files.createSymbolicLink(folder.resolve("link.upg"), folder.resolve("lib/tools.upg"));
    assertEquals("", told("""
        use "./lib/tools.upg" as tools
        use "./link.upg" as linked
        say linked.label(tools.Server(name: "a"))
        """));
  }

  @Test
  void aCircleThroughALinkIsFound() throws IOException {
    write("lib/first.upg", "module first\nuse \"./second.upg\" as second\n");
    Files.createSymbolicLink(folder.resolve("lib/second.upg"), folder.resolve("lib/first.upg"));
    assertTold("UPG2009", "use \"./lib/first.upg\" as first\n", "`lib/first.upg` uses itself");
  }

  @Test
  void aModuleLookedForThroughALinkedFolderLiesBesideItsOwnFile() throws IOException {
    write("real/a.upg", "module a\nuse \"./b.upg\" as b\nfun one() -> int { return b.one() }\n");
    write("real/b.upg", "module b\nfun one() -> int { return 1 }\n");
    Files.createSymbolicLink(folder.resolve("linked"), folder.resolve("real"));
    assertEquals("", told("use \"./linked/a.upg\" as a\nsay \"${a.one()}\"\n"));
  }

  @Test
  void aFolderIsNoModule() throws IOException {
    Files.createDirectories(folder.resolve("lib.upg"));
    assertTold("UPG2005", "use \"./lib.upg\" as lib\n", "`lib.upg` is a folder");
  }

  @Test
  void bytesThatAreNoTextAreTold() throws IOException {
    Files.write(folder.resolve("old.upg"), "module old\n# für\n".getBytes(StandardCharsets.ISO_8859_1));
    assertTold("UPG2005", "use \"./old.upg\" as old\n", "isn't text in UTF-8");
    Files.write(folder.resolve("nul.upg"), new byte[]{'m', 0});
    assertTold("UPG2005", "use \"./nul.upg\" as nul\n", "isn't a text");
  }

  @Test
  void aLinkToNothingIsNoModule() throws IOException {
    Files.createSymbolicLink(folder.resolve("gone.upg"), folder.resolve("nowhere.upg"));
    assertTold("UPG2005", "use \"./gone.upg\" as gone\n", "There is no module `./gone.upg`");
  }

  private void write(String name, String text) throws IOException {
    var file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void assertTold(String code, String program, String words) {
    var told = told(program + "say \"x\"\n");
    assertTrue(told.contains("[" + code + "]") && told.contains(words), told);
  }

  private String told(String program) {
    return Programs.rendered(Programs.compile("playbook \"p\"\n" + program, folder.resolve("play.upg")).diagnostics());
  }
}
