package dev.upg.tests.packages;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs commands in a folder, with no more environment than is given. */
record Shell(Path folder, Map<String, String> variables) {
  record Result(int code, String output) {}

  /** Both streams in one. */
  Result run(List<String> command) throws Exception {
    var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().putAll(variables);
    var process = builder.start();
    process.getOutputStream().close();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Result(process.waitFor(), output);
  }

  /** @return what it printed; it must end well */
  String output(String... command) throws Exception {
    var result = run(List.of(command));
    if (result.code() != 0) {
      throw new AssertionError(List.of(command) + " ended with " + result.code() + ":\n" + result.output());
    }
    return result.output();
  }
}
