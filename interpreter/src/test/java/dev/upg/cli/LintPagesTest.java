package dev.upg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.upg.Golden;
import dev.upg.diagnostic.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The pages of the rules that need more than a file: the sample under "Wrong" gives the page's code and no other, the one under "Right" none. */
final class LintPagesTest {
  private static final Pattern SAMPLE = Pattern.compile("## (Wrong|Right)\\n```\\w+\\n(.*?)```\\n", Pattern.DOTALL);
  private static final Pattern INVENTORY = Pattern.compile("```ini\\n(.*?)```\\n", Pattern.DOTALL);

  @TempDir
  private Path folder;

  @Test
  void nodesShareHost() throws IOException {
    var inventory = INVENTORY.matcher(page(Code.NODES_SHARE_HOST)).results().findFirst().orElseThrow().group(1);
    Files.writeString(folder.resolve("kv.ini"), inventory);
    samples(Code.NODES_SHARE_HOST, "kv.upg", new Session(folder), "-i", "kv.ini");
  }

  @Test
  void overWindow() throws IOException {
    samples(Code.OVER_WINDOW, "kv.upg", new Session(folder));
  }

  @Test
  void shellcheck() throws IOException {
    var path = System.getenv("PATH");
    assumeTrue(Shellcheck.find(new Session(folder).with("PATH", path).environment(null, null)).isPresent(),
        "shellcheck isn't installed, so the page on it can't be tried");
    samples(Code.SHELLCHECK, "kv.upg", new Session(folder).with("PATH", path));
  }

  @Test
  void settings() throws IOException {
    Files.writeString(folder.resolve("kv.upg"), "playbook \"kv\"\n\nsay \"hello\"\n");
    samples(Code.LINT_SETTINGS, LintConfig.FILE, new Session(folder));
  }

  private void samples(Code code, String file, Session session, String... options) throws IOException {
    var samples = SAMPLE.matcher(page(code)).results().toList();
    assertEquals("Wrong Right", samples.get(0).group(1) + " " + samples.get(1).group(1));
    var command = Stream.concat(Stream.of("lint", "--profile", "strict", "kv.upg"), Stream.of(options))
        .toArray(String[]::new);
    Files.writeString(folder.resolve(file), samples.get(0).group(2));
    var wrong = session.run(command);
    var told = wrong.out() + wrong.err();
    assertTrue(told.contains("[" + code.id() + "]"), told);
    assertEquals(1, told.split("\\[UPG", -1).length - 1, told);
    Files.writeString(folder.resolve(file), samples.get(1).group(2));
    assertEquals("no problems in 1 file\n", session.run(command).out());
  }

  private static String page(Code code) {
    return Golden.read(Path.of("src/main/resources/explain", code.id() + ".md"));
  }
}
