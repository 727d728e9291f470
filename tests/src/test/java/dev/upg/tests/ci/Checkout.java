package dev.upg.tests.ci;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/**
 * A checkout of upg as a service makes it, with a program that is built already, and a folder with somebody's playbooks beside
 * it.
 */
final class Checkout {
  private static final Path ROOT = Path.of(System.getProperty("upg.root"));

  private final Path upg;
  private final Path work;

  record Result(int code, String out, String err) {}

  Checkout(Path folder) throws IOException {
    upg = Files.createDirectories(folder.resolve("tools of mine/upg"));
    work = Files.createDirectories(folder.resolve("work"));
    copy(".github/actions/lint/action.yml");
    copy(".github/actions/lint/lint.sh");
    copy(".pre-commit-hooks.yaml");
    copy(".gitlab/upg-lint.yml");
    var program = "#!/bin/sh\nexec '" + System.getProperty("java.home") + "/bin/java' -XX:TieredStopAtLevel=1 -cp '"
        + System.getProperty("java.class.path") + "' dev.upg.cli.Main \"$@\"\n";
    Files.writeString(upg.resolve("upg"), program);
    Files.setPosixFilePermissions(upg.resolve("upg"), PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  Path upg() {
    return upg;
  }

  Path work() {
    return work;
  }

  void write(String name, String text) throws IOException {
    Files.createDirectories(work.resolve(name).getParent());
    Files.writeString(work.resolve(name), text);
  }

  /** Runs a command in the folder with the playbooks. */
  Result run(Map<String, String> variables, List<String> command) throws IOException, InterruptedException {
    var out = Files.createTempFile("upg-ci", ".out");
    var err = Files.createTempFile("upg-ci", ".err");
    try {
      var builder = new ProcessBuilder(command).directory(work.toFile()).redirectOutput(out.toFile())
          .redirectError(err.toFile());
      builder.environment().putAll(variables);
      var process = builder.start();
      process.getOutputStream().close();
      return new Result(process.waitFor(), Files.readString(out, StandardCharsets.UTF_8), Files.readString(err));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  private void copy(String name) throws IOException {
    Files.createDirectories(upg.resolve(name).getParent());
    Files.copy(ROOT.resolve(name), upg.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
  }
}
