package dev.upg.tests.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The tutorial as its reader does it: a block behind a line {@code `NAME`:} is written to that file, each {@code $ command} is run,
 * and what it prints is what the page says. Times, processes and names of runs are any. {@code -Dgolden.update=true} writes the page anew.
 */
@Timeout(300)
class TutorialTest {
  private static final Path ROOT = Path.of(System.getProperty("upg.root"));
  private static final Path PAGE = ROOT.resolve("playbooks/TUTORIAL.md");
  private static final Path CHINESE = ROOT.resolve(".docs/zh/TUTORIAL.md");
  private static final Pattern BLOCK = Pattern.compile("(?m)(?:^`([\\w.-]+)`[:：]\\n)?^```([^`\\n]*)\\n(.*?)^```$",
      Pattern.DOTALL);

  @TempDir
  Path folder;

  @Test
  void whatThePageShowsIsWhatHappens() throws Exception {
    var launcher = Files.writeString(Files.createDirectory(folder.resolve("bin")).resolve("upg"), """
        #!/bin/sh
        exec '%s/bin/java' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '%s' dev.upg.cli.Main "$@"
        """.formatted(System.getProperty("java.home"), System.getProperty("java.class.path")));
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));
    Files.createDirectory(folder.resolve("work"));
    Files.createDirectory(folder.resolve("tmp"));

    var page = Golden.read(PAGE);
    var seen = new StringBuilder();
    var matcher = BLOCK.matcher(page);
    while (matcher.find()) {
      matcher.appendReplacement(seen, "");
      seen.append(page, matcher.start(), matcher.start(3)).append(done(matcher.toMatchResult())).append("```");
    }
    matcher.appendTail(seen);
    if (Boolean.getBoolean("golden.update") && !anyTime(page).equals(anyTime(seen.toString()))) {
      Files.writeString(PAGE, seen.toString());
      Files.writeString(CHINESE, withBlocksOf(seen.toString(), Golden.read(CHINESE)));
    }
    assertEquals(anyTime(page), anyTime(seen.toString()));
  }

  @Test
  void theChinesePagesShowTheSameBlocks() {
    assertEquals(blocks(Golden.read(PAGE)), blocks(Golden.read(CHINESE)));
    assertEquals(blocks(Golden.read(ROOT.resolve("README.md"))),
        blocks(Golden.read(ROOT.resolve(".docs/zh/README.md"))));
  }

  private String done(MatchResult block) throws IOException, InterruptedException {
    if (block.group(1) != null) {
      Files.writeString(folder.resolve("work").resolve(block.group(1)), block.group(3));
      return block.group(3);
    }
    if (!block.group(2).equals("console")) {
      return block.group(3);
    }
    var said = new StringBuilder();
    for (var line : block.group(3).lines().filter(line -> line.startsWith("$ ")).toList()) {
      said.append(line).append('\n').append(run(line.substring(2)));
    }
    return said.toString();
  }

  private String run(String command) throws IOException, InterruptedException {
    var builder = new ProcessBuilder("sh", "-c", command).directory(folder.resolve("work").toFile())
        .redirectInput(Path.of("/dev/null").toFile()).redirectErrorStream(true);
    builder.environment().merge("PATH", folder.resolve("bin").toString(), (all, first) -> first + ":" + all);
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().put("HOME", folder.toString());
    builder.environment().put("TMPDIR", folder.resolve("tmp").toString());
    builder.environment().put("UPG_LOCK_DIR", folder.resolve("tmp").toString());
    var process = builder.start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }

  /** What two runs of the same commands have in common. */
  private static String anyTime(String text) {
    return text.replaceAll("\\d\\d:\\d\\d:\\d\\d", "TIME").replaceAll("\\d{8}-\\d{6}-[0-9a-f]{4}", "RUN")
        .replaceAll("\\d{4}-\\d\\d-\\d\\d( \\d\\d:\\d\\d)?", "DAY").replaceAll("\\S+@\\S+, process \\d+", "WHO")
        .replaceAll("\\b(\\d+m )?\\d+(\\.\\d+)?(ms|s|m)\\b", "SPAN").replaceAll(" +", " ").replaceAll("(?m) +$", "");
  }

  private static String blocks(String page) {
    var found = BLOCK.matcher(page).results().map(MatchResult::group).collect(Collectors.joining("\n"));
    assertTrue(!found.isEmpty(), "the blocks weren't found");
    return found.replace("：", ":");
  }

  private static String withBlocksOf(String page, String other) {
    var blocks = BLOCK.matcher(page).results().map(block -> block.group(3)).iterator();
    return BLOCK.matcher(other).replaceAll(block -> {
      var name = block.group(1) == null ? "" : "`" + block.group(1) + "`：\n";
      return Matcher.quoteReplacement(name + "```" + block.group(2) + "\n" + blocks.next() + "```");
    });
  }
}
