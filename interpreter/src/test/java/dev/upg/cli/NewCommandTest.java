package dev.upg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

@Execution(ExecutionMode.CONCURRENT)
class NewCommandTest {
  @TempDir
  private Path folder;

  @ParameterizedTest
  @CsvSource({"restart, restart", "restart.upg, restart", "a b, a b", "集群 升级, 集群 升级", "in/a/folder, in/a/folder",
      "a.b, a.b", "'say \"$x\"', 'say \"$x\"'", "back\\slash, back\\slash"})
  void whatIsWrittenChecksAndRuns(String name, String stem) throws IOException {
    var made = new Session(folder).run("new", name);
    assertEquals(Exit.FINE, made.code(), made.err());
    assertTrue(made.out().startsWith("Written: " + stem + ".upg, " + stem + ".ini\n"), made.out());
    var lint = new Session(folder).run("lint", "--format", "concise", stem + ".upg");
    assertEquals("no problems in 1 file\n", lint.out());
    assertEquals(Exit.FINE, lint.code());
    var run = new Session(folder).run("run", stem + ".upg", "-i", stem + ".ini");
    assertEquals(Exit.FINE, run.code(), run.out() + run.err());
    assertTrue(run.out().contains("echo changed"), run.out());
  }

  @Test
  void tellsWhatToDoNextInWordsForAShell() {
    assertEquals("""
        Written: my store.upg, my store.ini

        Check it:    upg lint 'my store.upg'
        Run it:      upg run 'my store.upg' -i 'my store.ini'

        It runs on this machine and changes nothing. Put your servers into the inventory,
        and what to ask and to change into the playbook; `upg doc` lists what there is.
        """, new Session(folder).run("new", "my store").out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"kv.upg", "kv.ini"})
  void whatExistsIsLeftAsItIs(String existing) throws IOException {
    Files.writeString(folder.resolve(existing), "mine\n");
    var result = new Session(folder).run("new", "kv");
    assertEquals(Exit.REFUSED, result.code());
    assertEquals("upg: `" + existing + "` exists already; nothing was written\n"
        + "Choose another name, or move it away.\n", result.err());
    assertEquals("mine\n", Files.readString(folder.resolve(existing)));
    try (var files = Files.list(folder)) {
      assertEquals(1, files.count());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "folder/", ".", "..", ".upg", "a/..", "two\nlines"})
  void aNameThatIsNoneIsRefused(String name) {
    var result = new Session(folder).run("new", name);
    assertEquals(Exit.REFUSED, result.code(), result.out());
    assertTrue(result.err().startsWith("upg: `" + name + "` names no file\n"), result.err());
  }

  @Test
  void aFolderThatCannotBeMadeIsSaid() throws IOException {
    Files.writeString(folder.resolve("file"), "");
    var result = new Session(folder).run("new", "file/kv");
    assertEquals(Exit.REFUSED, result.code());
    assertEquals("upg: `file/kv.upg` can't be written: `file` is no folder\n", result.err());
  }
}
