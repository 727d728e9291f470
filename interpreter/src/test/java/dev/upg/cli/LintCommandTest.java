package dev.upg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.upg.Golden;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class LintCommandTest {
  @TempDir
  private Path folder;

  @BeforeEach
  void files() throws IOException {
    Files.createDirectories(folder.resolve("all/.hidden"));
    write("good.upg", "playbook \"Good\"\n\nsay \"hello\"\n");
    write("all/bad.upg", "playbook \"Bad\"\n\nlet text = \"hello\"\nsay texd\npause 5\n");
    write("all/good.upg", "playbook \"Good\"\n\nsay \"hello\"\n");
    write("all/idle.upg", "playbook \"Idle\"\n");
    write("all/.hidden/bad.upg", "nothing\n");
    write("all/notes.txt", "nothing\n");
  }

  @Test
  void textConciseAndTheLastLine() {
    var commands = Stream.of("lint good.upg", "lint all", "lint --format concise all", "lint all/idle.upg",
        "lint --format concise all/bad.upg good.upg all/bad.upg");
    Golden.compare(Path.of("src/test/resources/cli/lint.txt"), commands
        .map(command -> new Session(folder).run(command.split(" ")).shown(command)).collect(Collectors.joining("\n")));
  }

  @Test
  void jsonIsOneObject() throws IOException {
    var result = new Session(folder).run("lint", "--format", "json", "all");
    assertEquals(Exit.PROBLEMS, result.code());
    var json = new ObjectMapper().readTree(result.out());
    assertEquals(1, json.get("version").asInt());
    assertEquals(2, json.get("errors").asInt());
    assertEquals(1, json.get("warnings").asInt());
    assertEquals(3, json.get("files").asInt());
    var first = json.get("diagnostics").get(0);
    assertEquals("UPG2001", first.get("code").asText());
    assertEquals("all/bad.upg", first.get("file").asText());
    assertEquals(4, first.get("line").asInt());
    assertEquals(5, first.get("column").asInt());
    assertEquals(9, first.get("endColumn").asInt());
  }

  /** In a folder of the library a module may have several files: each is looked at as a part, and only its own is told. */
  @Test
  void filesOfTheLibrarysFolderAreParts() throws IOException {
    Files.createDirectories(folder.resolve("library/kv"));
    write("library/modules.txt", "kv/kv.upg kv/parts.upg\n");
    write("library/kv/kv.upg",
        "## A store.\nmodule kv\n\n## Twice.\nfun twice(n: int) -> int {\n  return doubled(n)\n}\n");
    write("library/kv/parts.upg", "module kv\n\n## Doubles.\nfun doubled(n: int) -> int {\n  return n + n\n}\n");
    var right = new Session(folder).run("lint", "--format", "concise", "library");
    assertEquals("no problems in 2 files\n", right.out());
    write("library/kv/parts.upg",
        "module kv\n\n## Doubles.\nfun doubled(n: int) -> int {\n  let m = n\n  return 2 * o\n}\n");
    var wrong = new Session(folder).run("lint", "--format", "concise", "library");
    assertTrue(wrong.out().startsWith("library/kv/parts.upg:6:14: error[UPG2001]"), wrong.out());
    assertTrue(wrong.out().endsWith("\n1 error in 2 of 2 files\n"), wrong.out());
    write("library/kv/parts.upg", "module store\n\n## Doubles.\nfun doubled(n: int) -> int {\n  return n + n\n}\n");
    var elsewhere = new Session(folder).run("lint", "--format", "concise", "library/kv/parts.upg");
    assertTrue(elsewhere.out().contains("This file is a part of `kv`"), elsewhere.out());
  }

  @Test
  void aFileThatIsNotUtf8IsAnError() throws IOException {
    Files.write(folder.resolve("latin.upg"), "playbook \"Grüße\"\n".getBytes(StandardCharsets.ISO_8859_1));
    var result = new Session(folder).run("lint", "latin.upg");
    assertEquals(Exit.PROBLEMS, result.code());
    assertTrue(result.out().contains("`latin.upg` isn't text in UTF-8"), result.out());
  }

  /** However many threads look at them. */
  @Test
  void manyFilesAreToldInTheirOrder() throws IOException {
    Files.createDirectories(folder.resolve("many"));
    var wanted = new StringBuilder();
    for (int i = 10; i < 70; i++) {
      write("many/" + i + ".upg", "playbook \"x\"\n\nuse package\nuse pegasus\n\nsay texd" + i + "\n");
      wanted.append("many/").append(i).append(".upg:6:5: error[UPG2001]: There is no `texd").append(i)
          .append("` here\n");
    }
    assertEquals(wanted + "60 errors in 60 of 60 files\n",
        new Session(folder).run("lint", "--format", "concise", "many").out());
  }

  /** What a hurried hand or another program's file may bring. */
  @Test
  void whatIsNoPlaybook() throws IOException {
    Files.createDirectories(folder.resolve("empty"));
    Files.createSymbolicLink(folder.resolve("all/broken.upg"), Path.of("nowhere.upg"));
    Files.write(folder.resolve("binary.upg"), new byte[]{0x7f, 'E', 'L', 'F', 0, 0, 1});
    Files.write(folder.resolve("large.upg"), new byte[10_000_001]);
    write("nothing.upg", "");
    write("unknown.yml", "profil: strict\nrules: { no-gatee: off }\n");
    var commands = Stream.of("lint all/broken.upg", "lint --format concise all", "lint binary.upg", "lint large.upg",
        "lint nothing.upg", "lint empty", "lint good.upg ./good.upg all/../good.upg", "lint [a", "lint x*.upg",
        "lint - -", "lint --config unknown.yml good.upg", "lint --fix --diff good.upg", "fmt binary.upg large.upg");
    var shown = commands.map(command -> new Session(folder).run(command.split(" ")).shown(command))
        .collect(Collectors.joining("\n"));
    Golden.compare(Path.of("src/test/resources/cli/lint-odd-files.txt"),
        shown + "\n" + new Session(folder).run("lint", "").shown("lint ''"));
  }

  @Test
  void stdinIsAFileInThisFolder() throws IOException {
    write("lib.upg", "module lib\n\nfun one() -> int { return 1 }\n");
    var text = "playbook \"x\"\nuse \"./lib.upg\" as lib\nsay \"${lib.one()}\"\nsay texd\n";
    var result = new Session(folder).reading(text).run("lint", "--format", "concise", "-");
    assertEquals(Exit.PROBLEMS, result.code());
    assertTrue(result.out().startsWith("-:4:5: error[UPG2001]: "), result.out());
    assertEquals(Exit.REFUSED, new Session(folder).reading(text).run("lint", "--fix", "-").code());
  }

  @Test
  void reportsForCiNameFilesFromTheTopOfTheRepository() {
    var session = new Session(folder.resolve("all")).with("GITHUB_WORKSPACE", folder.toString());
    var github = session.run("lint", "--format", "github", "bad.upg");
    assertEquals(Exit.PROBLEMS, github.code());
    assertTrue(github.out().startsWith("::error file=all/bad.upg,line=4,endLine=4,col=5,endColumn=9,"), github.out());
    var sarif = session.run("lint", "--format", "sarif", "bad.upg").out();
    assertTrue(sarif.contains("{\"uri\":\"all/bad.upg\",\"uriBaseId\":\"%SRCROOT%\"}"), sarif);
    assertTrue(sarif.contains("\"help\":{\"text\":\"# UPG2001: "), sarif);
  }

  @Test
  void colourIsThereOnlyWhenWanted() {
    assertTrue(new Session(folder).run("lint", "--color", "always", "all").out().contains("\u001b["));
    assertTrue(!new Session(folder).run("lint", "all").out().contains("\u001b"));
  }

  @Test
  void anEmptyFolderIsAMistake() throws IOException {
    Files.createDirectory(folder.resolve("empty"));
    var result = new Session(folder).run("lint", "empty");
    assertEquals(Exit.REFUSED, result.code());
    assertEquals("upg: There is no .upg file below `empty`\n", result.err());
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
