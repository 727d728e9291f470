package dev.upg.tests.benchmark;

import dev.upg.compile.Compiler;
import dev.upg.library.Library;
import dev.upg.lint.Linter;
import dev.upg.lint.Profile;
import dev.upg.lint.Settings;
import dev.upg.lint.Subject;
import dev.upg.lint.rule.Rules;
import dev.upg.source.SourceFile;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/**
 * What the rules of lint cost: 240 playbooks of 100 lines, cold as the whole command, and warm in processor time, each file's
 * compilation and its rules apart.
 */
final class LintCost {
  private static final int FILES = 240;
  private static final int LINES = 100;
  private static final int COLD_RUNS = 5;
  private static final int WARM_ROUNDS = 10;

  private LintCost() {}

  static void measure(Path launcher) throws IOException {
    var folder = Files.createTempDirectory("many");
    try {
      for (int i = 0; i < FILES; i++) {
        Files.writeString(folder.resolve("playbook-%03d.upg".formatted(i)), LongPlaybook.ofLines(LINES));
      }
      System.out.printf("lint, cold: %d playbooks of %d lines %.0f ms%n", FILES, LINES,
          Median.of(COLD_RUNS, () -> command(launcher, folder)));
      warm(folder);
    } finally {
      try (var files = Files.list(folder)) {
        for (var file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }

  private static void warm(Path folder) {
    var compiler = new Compiler(Library.standard());
    var linter = new Linter(Rules.ALL, LocalDate.EPOCH);
    var settings = Settings.of(Profile.STRICT);
    var text = LongPlaybook.ofLines(LINES);
    double[] compiling = new double[FILES];
    double[] looking = new double[FILES];
    for (int round = 0; round < WARM_ROUNDS; round++) {
      for (int i = 0; i < FILES; i++) {
        long start = now();
        var compilation = compiler.compile(new SourceFile("p.upg", text), folder.resolve("p.upg"));
        long compiled = now();
        linter.lint(Subject.of(compilation.module().orElseThrow(), compilation.program()), settings);
        compiling[i] = (compiled - start) / 1e6;
        looking[i] = (now() - compiled) / 1e6;
      }
    }
    System.out.printf("lint, warm, one file of %d lines: %.2f ms to compile, %.2f ms for %d rules%n%n", LINES,
        Median.of(compiling), Median.of(looking), Rules.ALL.size());
  }

  private static double command(Path launcher, Path folder) {
    try {
      long start = System.nanoTime();
      var process = new ProcessBuilder(launcher.toString(), "lint", folder.toString())
          .redirectError(ProcessBuilder.Redirect.INHERIT).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
      int code = process.waitFor();
      if (code > 1) {
        throw new IllegalStateException("exit status " + code);
      }
      return (System.nanoTime() - start) / 1e6;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long now() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
