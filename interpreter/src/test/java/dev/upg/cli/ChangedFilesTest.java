package dev.upg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** {@code --changed-since} in a repository of its own. */
class ChangedFilesTest {
  @TempDir
  private Path folder;

  @BeforeEach
  void repository() throws Exception {
    write("lib/times.upg", "module times\n\nfun half(d: duration) -> duration { return d / 2 }\n");
    write("lib/more.upg",
        "module more\nuse \"./times.upg\" as times\nfun half(d: duration) -> duration { return times.half(d) }\n");
    write("far/user.upg", "playbook \"User\"\nuse \"../lib/more.upg\" as more\nsay \"${more.half(2s)}\"\n");
    write("far/other 名.upg", "playbook \"Other\"\nsay \"x\"\n");
    git("init", "-q");
    git("add", ".");
    git("commit", "-q", "-m", "one");
  }

  @Test
  void nothingChanged() {
    var result = lint(folder, "--changed-since", "HEAD", "--format", "concise");
    assertEquals(new Session.Result(0, "no problems in 0 files\n", ""), result);
  }

  @Test
  void whatUsesAChangedModuleIsLookedAtToo() throws IOException {
    write("lib/times.upg", "module times\n\nfun half(d: int) -> int { return d / 2 }\n");
    var result = lint(folder, "--changed-since", "HEAD", "--format", "concise", ".");
    assertEquals(1, result.code());
    assertTrue(result.out().contains("lib/more.upg:3:"), result.out());
    assertTrue(result.out().endsWith("of 3 files\n"), result.out());
  }

  @Test
  void newAndRenamedFilesAndFromWithinAFolder() throws Exception {
    write("far/new.upg", "playbook \"New\"\nsay 1 + \n");
    git("mv", "far/other 名.upg", "far/another 名.upg");
    var result = lint(folder.resolve("far"), "--changed-since", "HEAD", "--format", "json");
    assertTrue(result.out().contains("\"files\":2}"), result.out());
    assertTrue(result.out().contains("\"file\":\"new.upg\""), result.out());
  }

  @Test
  void aDeletedModuleIsAChange() throws IOException {
    Files.delete(folder.resolve("lib/times.upg"));
    assertTrue(lint(folder, "--changed-since", "HEAD").out().contains("in 2 of 2 files"));
  }

  @Test
  void whyGitCannotTell() throws IOException {
    var unknown = lint(folder, "--changed-since", "--output=x");
    assertEquals(2, unknown.code());
    assertTrue(unknown.err().startsWith("upg: git knows no revision `--output=x` here\n"), unknown.err());
    assertEquals("", unknown.out());
    var outside = Files.createDirectories(folder.resolve(".git/empty"));
    assertEquals(2, lint(outside, "--changed-since", "HEAD").code());
  }

  private static Session.Result lint(Path folder, String... arguments) {
    return new Session(folder).run(Stream.concat(Stream.of("lint"), Stream.of(arguments)).toArray(String[]::new));
  }

  private void write(String name, String text) throws IOException {
    Files.createDirectories(folder.resolve(name).getParent());
    Files.writeString(folder.resolve(name), text);
  }

  private void git(String... arguments) throws Exception {
    var command = Stream.concat(Stream.of("git", "-c", "user.name=x", "-c", "user.email=x@example.org"),
        Stream.of(arguments)).toList();
    var process = new ProcessBuilder(command).directory(folder.toFile()).inheritIO().start();
    assertEquals(0, process.waitFor(), List.of(arguments).toString());
  }
}
