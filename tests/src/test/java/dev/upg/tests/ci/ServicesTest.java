package dev.upg.tests.ci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.tests.ci.Checkout.Result;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** GitHub's action, GitLab's job and pre-commit's hooks: their own scripts and entries, without the services around them. */
@Timeout(240)
class ServicesTest {
  private static final String NEAT = "playbook \"Neat\"\n\nsay \"x\"\n";

  @TempDir
  private Path folder;

  private Checkout checkout;

  @BeforeEach
  void files() throws Exception {
    checkout = new Checkout(folder);
    checkout.write("good/neat.upg", NEAT);
    checkout.write("good/loose.upg", "playbook \"Loose\"\n\nsay   \"x\"\n");
    checkout.write("bad/my file.upg", "playbook \"Bad\"\n\nsay texd\n");
  }

  @Test
  void theActionAnnotatesWritesSarifAndFails() throws Exception {
    var bad = action(
        Map.of("UPG_FILES", "bad good", "UPG_SARIF", "upg.sarif", "UPG_ARGUMENTS", "--profile\nessential"));
    assertEquals(1, bad.code(), bad.toString());
    assertTrue(
        bad.out().startsWith("::error file=bad/my file.upg,line=3,endLine=3,col=5,endColumn=9,title=UPG2001%3A "),
        bad.out());
    var sarif = Files.readString(checkout.work().resolve("upg.sarif"));
    assertTrue(sarif.contains("\"uri\":\"bad/my%20file.upg\""), sarif);
    assertEquals(0, action(Map.of("UPG_FILES", "good/neat.upg", "UPG_FMT", "true")).code());
  }

  @Test
  void theActionLooksAtTheLayoutWhenAsked() throws Exception {
    var loose = action(Map.of("UPG_FILES", "good/*.upg", "UPG_FMT", "true"));
    assertEquals(1, loose.code(), loose.toString());
    assertTrue(loose.out().contains("would change: good/loose.upg"), loose.out());
    assertEquals(0, action(Map.of("UPG_FILES", "good")).code());
  }

  @Test
  void noInputOfTheActionIsACommand() throws Exception {
    var wrong = action(Map.of("UPG_FILES", "$(touch${IFS}made) ;touch made; `touch made`"));
    assertEquals(2, wrong.code(), wrong.toString());
    assertEquals(2, action(Map.of("UPG_FMT", "yes")).code());
    assertEquals(2, action(Map.of("UPG_FILES", "good", "UPG_CHANGED_SINCE", "main; touch made")).code());
    assertTrue(Files.notExists(checkout.work().resolve("made")));
  }

  @Test
  void theHooksTakeFilesAsPreCommitGivesThem() throws Exception {
    List<Map<String, Object>> hooks = new Yaml()
        .load(Files.readString(checkout.upg().resolve(".pre-commit-hooks.yaml")));
    var codes = new HashMap<String, Integer>();
    for (var hook : hooks) {
      assertEquals("script", hook.get("language"));
      assertTrue("a/b.upg".matches(".*" + hook.get("files")) && !"b.upg.txt".matches(".*" + hook.get("files")));
      // A hook of language `script` is a path in the hooks' repository, and words.
      var command = new ArrayList<>(List.of(hook.get("entry").toString().split(" ")));
      command.set(0, checkout.upg().resolve(command.getFirst()).toString());
      for (var file : List.of("good/neat.upg", "good/loose.upg", "bad/my file.upg")) {
        var given = new ArrayList<>(command);
        given.add(file);
        codes.put(hook.get("id") + " " + file, checkout.run(Map.of(), given).code());
      }
    }
    assertEquals(Map.of("upg-lint good/neat.upg", 0, "upg-lint good/loose.upg", 0, "upg-lint bad/my file.upg", 1,
        "upg-fmt good/neat.upg", 0, "upg-fmt good/loose.upg", 0, "upg-fmt bad/my file.upg", 0), codes);
    // pre-commit itself fails a hook that changes files.
    assertEquals(NEAT.replace("Neat", "Loose"), Files.readString(checkout.work().resolve("good/loose.upg")));
  }

  @Test
  void theJobOfGitlabKeepsItsReportsAndFails() throws Exception {
    Map<String, Map<String, Object>> jobs = new Yaml()
        .load(Files.readString(checkout.upg().resolve(".gitlab/upg-lint.yml")));
    var job = jobs.get(".upg-lint");
    Files.createSymbolicLink(checkout.work().resolve(".upg-tool"), checkout.upg());
    var script = new StringBuilder("set -e\n");
    ((List<?>) job.get("script")).forEach(line -> script.append(line).append('\n'));
    var result = checkout.run(Map.of("UPG_FILES", "bad good", "UPG_REPOSITORY", "none", "UPG_REF", "main"),
        List.of("sh", "-c", script.toString()));
    assertEquals(1, result.code(), result.toString());
    assertTrue(result.out().contains("1 error"), result.out());
    for (var report : ((Map<?, ?>) ((Map<?, ?>) job.get("artifacts")).get("reports")).values()) {
      assertTrue(Files.readString(checkout.work().resolve(report.toString())).contains("bad/my file.upg"), "" + report);
    }
  }

  /** As GitHub runs the only step of action.yml, with the inputs where they are named. */
  private Result action(Map<String, String> inputs) throws Exception {
    var folder = checkout.upg().resolve(".github/actions/lint");
    Map<String, Object> action = new Yaml().load(Files.readString(folder.resolve("action.yml")));
    Map<?, ?> step = (Map<?, ?>) ((List<?>) ((Map<?, ?>) action.get("runs")).get("steps")).getFirst();
    var variables = new HashMap<>(Map.of("GITHUB_ACTION_PATH", folder.toString()));
    ((Map<?, ?>) step.get("env")).forEach((name, value) -> {
      var input = value.toString().replaceAll("\\$\\{\\{ inputs\\.(.*) }}", "$1");
      var standard = ((Map<?, ?>) ((Map<?, ?>) action.get("inputs")).get(input)).get("default").toString();
      variables.put(name.toString(), inputs.getOrDefault(name.toString(), standard));
    });
    return checkout.run(variables, List.of("sh", "-e", "-c", step.get("run").toString()));
  }
}
