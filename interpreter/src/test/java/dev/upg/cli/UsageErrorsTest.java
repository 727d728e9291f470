package dev.upg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.upg.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class UsageErrorsTest {
  @TempDir
  private Path folder;

  @Test
  void eachMistakeIsToldInOurWords() {
    var commands = Stream.of("rum x.upg", "frobnicate", "--halp", "lint", "lint --fromat json x.upg",
        "lint nowhere.upg",
        "run", "run a.upg b.upg", "run a.upg --set", "run a.upg --set version", "run a.upg --format xml",
        "run a.upg --speed 3", "run a.upg --fault x", "run a.upg --practice --speed fast",
        "run a.upg --practice --speed 0", "run a.upg --practice -i hosts.yml", "run a.upg --practice --ssh-config c",
        "run a.upg --practice-from 2.0", "run a.upg --practice --practice-nodes three",
        "run a.upg --color sometimes", "inventory", "explain UPG901", "explain what", "version now");
    Golden.compare(Path.of("src/test/resources/cli/usage-errors.txt"), commands.map(command -> {
      var result = new Session(folder).run(command.split(" "));
      assertEquals(Exit.REFUSED, result.code(), command);
      assertEquals("", result.out(), command);
      return result.shown(command);
    }).collect(Collectors.joining("\n")));
  }
}
