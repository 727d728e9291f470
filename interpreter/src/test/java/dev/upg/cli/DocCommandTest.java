package dev.upg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.Golden;
import dev.upg.check.FunctionSignature;
import dev.upg.check.ModuleSignature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class DocCommandTest {
  private static final List<ModuleSignature> MODULES = List.of(
      new ModuleSignature("text", "Functions of strings.", List.of(),
          List.of(new FunctionSignature("before", "fun before(text: string, mark: string) -> string", ""))),
      new ModuleSignature("pegasus", "Apache Pegasus. Needs a shell.\n\nMore of it.",
          List.of(new FunctionSignature("Cluster", "record Cluster { metas: list<node> }", "One cluster.")),
          List.of(new FunctionSignature("primaries", "probe primaries(cluster: Cluster, node: node) -> int",
              "Returns the primaries on a node, as 2.5 tells. Asks the leader.\nFails when nobody leads."))));

  @TempDir
  private Path folder;

  @Test
  void modulesAModuleAndAFunctionHavePages() {
    Golden.compare(Path.of("src/test/resources/cli/doc.txt"), Stream.of("doc", "doc pegasus", "doc text",
        "doc pegasus.primaries", "doc pegasus.Cluster", "doc text.before", "doc pegasos", "doc pegasus.primarys",
        "doc nothing.at.all").map(this::shown).collect(Collectors.joining("\n")));
  }

  @Test
  void theLibraryHasACommentOnEachModule() {
    var result = new Session(folder).run("doc");
    assertEquals(Exit.FINE, result.code());
    assertTrue(result.out().lines().allMatch(line -> line.matches("\\w+ +\\S.*\\.")), result.out());
  }

  private String shown(String command) {
    var out = new StringWriter();
    var err = new StringWriter();
    var line = new CommandLine(
        new DocCommand(new Session(folder).environment(new PrintWriter(out), new PrintWriter(err)),
            () -> MODULES));
    var words = command.split(" ");
    int code = words.length == 1 ? line.execute() : line.execute(words[1]);
    return new Session.Result(code, out.toString(), err.toString()).shown(command);
  }
}
