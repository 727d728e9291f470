package dev.upg.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.upg.compile.Compilation;
import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.lint.Children;
import dev.upg.lint.Finding;
import dev.upg.lint.Functions;
import dev.upg.lint.command.CommandText;
import dev.upg.tree.Expression;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Shows the texts of commands to shellcheck, all in one process, and finds its remarks' places in the playbooks. Each value put in is
 * a letter there, so that columns stay; remarks about such a word being constant are left out.
 */
final class Shellcheck {
  /** About words that are constant, or no numbers: in the playbook they are values. */
  private static final String NOT_ABOUT_VALUES = "SC2043,SC2050,SC2078,SC2157,SC2158,SC2160,SC2170,SC2194,SC2288";
  private static final int PATIENCE_SECONDS = 60;

  private final Path program;
  private final Environment environment;
  /** By what shellcheck is shown: what many playbooks say it reads once. */
  private final Map<String, List<Text>> texts = new LinkedHashMap<>();

  private record Text(Path playbook, CommandText command) {}

  Shellcheck(Path program, Environment environment) {
    this.program = program;
    this.environment = environment;
  }

  /** The program, when it is installed. */
  static Optional<Path> find(Environment environment) {
    for (var folder : environment.variable().apply("PATH").orElse("").split(File.pathSeparator)) {
      var file = Path.of(folder, "shellcheck");
      if (!folder.isEmpty() && Files.isExecutable(file)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  /** @param compilation with a module */
  void add(Path playbook, Compilation compilation, Functions functions) {
    Children.walk(compilation.module().orElseThrow().unit(), node -> {
      if (node instanceof Expression.RemoteCommand command && compilation.isHere(command.span())) {
        var text = functions.text(command);
        texts.computeIfAbsent(text.filled(), any -> new ArrayList<>()).add(new Text(playbook, text));
      }
    });
  }

  /** By file. What keeps shellcheck from working is told, and nothing else is held up by it. */
  Map<Path, List<Finding>> findings() {
    if (texts.isEmpty()) {
      return Map.of();
    }
    var byName = new LinkedHashMap<String, List<Text>>();
    texts.values().forEach(same -> byName.put("%05d.sh".formatted(byName.size()), same));
    try {
      var folder = Files.createTempDirectory("upg-lint");
      try {
        var answer = run(folder, byName);
        return answer.isEmpty() ? Map.of() : read(new ObjectMapper().readTree(answer.get()), byName);
      } finally {
        for (var name : byName.keySet()) {
          Files.deleteIfExists(folder.resolve(name));
        }
        Files.deleteIfExists(folder.resolve("out"));
        Files.delete(folder);
      }
    } catch (IOException e) {
      environment.err().println("upg: shellcheck could not be used: " + e.getMessage());
      return Map.of();
    }
  }

  /** Its answer, as JSON; empty when it has nothing to say: then nothing that reads JSON is loaded. */
  private Optional<String> run(Path folder, Map<String, List<Text>> byName) throws IOException {
    for (var text : byName.entrySet()) {
      Files.writeString(folder.resolve(text.getKey()), text.getValue().getFirst().command.filled());
    }
    var words = new ArrayList<>(List.of(program.toString(), "--norc", "--format=json1", "--shell=sh",
        "--severity=warning", "--exclude=" + NOT_ABOUT_VALUES));
    words.addAll(byName.keySet());
    var process = new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true)
        .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
        .redirectOutput(folder.resolve("out").toFile()).start();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException("it took longer than " + PATIENCE_SECONDS + " s");
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    var out = Files.readString(folder.resolve("out"));
    if (process.exitValue() > 1) {
      throw new IOException(
          "it ended with " + process.exitValue() + ": " + out.lines().findFirst().orElse("no message"));
    }
    return process.exitValue() == 0 ? Optional.empty() : Optional.of(out);
  }

  private static Map<Path, List<Finding>> read(JsonNode answer, Map<String, List<Text>> byName) {
    var found = new LinkedHashMap<Path, List<Finding>>();
    for (var remark : answer.path("comments")) {
      for (var text : byName.getOrDefault(remark.path("file").asText(), List.of())) {
        found.computeIfAbsent(text.playbook, any -> new ArrayList<>()).add(finding(remark, text.command));
      }
    }
    return found;
  }

  private static Finding finding(JsonNode remark, CommandText command) {
    int start = offset(command.text(), remark.path("line").asInt(1), remark.path("column").asInt(1));
    int end = offset(command.text(), remark.path("endLine").asInt(1), remark.path("endColumn").asInt(1));
    var number = "SC" + remark.path("code").asText();
    return new Finding(Diagnostic.warning(Code.SHELLCHECK, "shellcheck: " + remark.path("message").asText().replaceAll(
        "\\.$", ""), command.span(start, Math.max(start, end)), number)
        .note("https://www.shellcheck.net/wiki/" + number));
  }

  /** Of a line and column, both from 1; the end of the text for what is beyond it. */
  private static int offset(String text, int line, int column) {
    int start = 0;
    for (int i = 1; i < line; i++) {
      int end = text.indexOf('\n', start);
      if (end < 0) {
        break;
      }
      start = end + 1;
    }
    return Math.min(text.length(), start + column - 1);
  }
}
