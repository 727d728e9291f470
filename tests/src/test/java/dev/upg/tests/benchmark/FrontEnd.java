package dev.upg.tests.benchmark;

import dev.upg.check.Checker;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.diagnostic.Renderer;
import dev.upg.library.Library;
import dev.upg.parse.Parser;
import dev.upg.source.SourceFile;
import dev.upg.tree.SourceUnit;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * How long it takes to read and check a playbook of 1,000, 10,000 and 100,000 lines: cold, as the whole command {@code upg
 * lint} and as what that takes longer than for a playbook of three lines; and warm, as the median of the runs after some others,
 * in processor time, which neither a busy machine nor the collector of garbage adds to.
 */
final class FrontEnd {
  private static final List<Integer> SIZES = List.of(1_000, 10_000, 100_000);
  private static final String SHORT = "playbook \"short\"\n\nsay \"hello\"\n";
  private static final int COLD_RUNS = 5;
  private static final int WARM_UP = 10;
  private static final int WARM_RUNS = 7;
  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

  private FrontEnd() {}

  /** In milliseconds. */
  private record Times(double parse, double check) {
    double total() {
      return parse + check;
    }
  }

  /** @param arguments the launcher */
  public static void main(String[] arguments) throws IOException {
    System.out.printf("%d cores, Java %s%n%n", Runtime.getRuntime().availableProcessors(), Runtime.version());
    var file = Files.createTempFile("long", ".upg");
    try {
      cold(Path.of(arguments[0]), file);
      LintCost.measure(Path.of(arguments[0]));
    } finally {
      Files.delete(file);
    }
    warm();
  }

  private static void cold(Path launcher, Path file) throws IOException {
    // The first one builds what isn't built.
    lint(launcher, file, SHORT);
    double least = Median.of(COLD_RUNS, () -> lint(launcher, file, SHORT));
    System.out.printf("cold      lines   whole ms   beyond %.0f ms for three lines%n", least);
    var beyond = new ArrayList<Double>();
    for (int size : SIZES) {
      var text = LongPlaybook.ofLines(size);
      double whole = Median.of(COLD_RUNS, () -> lint(launcher, file, text));
      beyond.add(whole - least);
      System.out.printf("cold   %,8d %,10.0f %,10.0f%n", text.lines().count(), whole, beyond.getLast());
    }
    printRatio("cold", beyond.getLast() / beyond.get(1));
  }

  private static double lint(Path launcher, Path file, String text) {
    try {
      Files.writeString(file, text);
      long start = System.nanoTime();
      var process = new ProcessBuilder(launcher.toString(), "lint", file.toString())
          .redirectError(ProcessBuilder.Redirect.INHERIT).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
      int code = process.waitFor();
      double took = (System.nanoTime() - start) / 1e6;
      // Lint may find something in it.
      if (code > 1) {
        throw new IllegalStateException("exit status " + code);
      }
      return took;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void warm() {
    System.out.println("warm      lines   parse ms   check ms   together");
    var library = Library.standard();
    var totals = new ArrayList<Double>();
    for (int size : SIZES) {
      var text = LongPlaybook.ofLines(size);
      for (int i = 0; i < WARM_UP; i++) {
        once(text, library);
      }
      var times = Stream.generate(() -> once(text, library)).limit(WARM_RUNS)
          .sorted(Comparator.comparingDouble(Times::total)).toList().get(WARM_RUNS / 2);
      totals.add(times.total());
      System.out.printf("warm   %,8d %,10.0f %,10.0f %,10.0f%n", text.lines().count(), times.parse, times.check,
          times.total());
    }
    printRatio("warm", totals.getLast() / totals.get(1));
  }

  private static void printRatio(String name, double ratio) {
    System.out.printf("%-6s 100,000 to 10,000 lines: %.1f times%n%n", name, ratio);
  }

  private static Times once(String text, Library library) {
    long start = CLOCK.getCurrentThreadCpuTime();
    var diagnostics = new Diagnostics();
    var unit = Parser.parse(new SourceFile("long.upg", text), diagnostics);
    long parsed = CLOCK.getCurrentThreadCpuTime();
    boolean isRight = unit.isPresent() && unit.get() instanceof SourceUnit.Playbook playbook
        && Checker.program(playbook, library, diagnostics).isPresent();
    long checked = CLOCK.getCurrentThreadCpuTime();
    if (!isRight) {
      var renderer = new Renderer(false);
      diagnostics.sorted().stream().limit(3).forEach(each -> System.err.println(renderer.render(each)));
      throw new IllegalStateException("the playbook has mistakes, so this measures nothing");
    }
    return new Times((parsed - start) / 1e6, (checked - parsed) / 1e6);
  }
}
