package dev.upg.tests.benchmark;

import dev.upg.check.Checker;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.diagnostic.Renderer;
import dev.upg.library.Library;
import dev.upg.parse.Parser;
import dev.upg.source.SourceFile;
import dev.upg.tree.SourceUnit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * How long it takes to read and check a playbook of 1,000, 10,000 and 100,000 lines: cold, in a new JVM that also loads
 * the library, with the flags of the launcher; and warm, as the median of the runs after some others.
 */
final class FrontEnd {
  private static final List<Integer> SIZES = List.of(1_000, 10_000, 100_000);
  private static final int COLD_RUNS = 3;
  private static final int WARM_UP = 10;
  private static final int WARM_RUNS = 7;
  private static final List<String> LAUNCHER_FLAGS = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private FrontEnd() {}

  private record Times(long lines, double parse, double check) {
    double total() {
      return parse + check;
    }

    /** For the process that asked for it. */
    String line() {
      return lines + " " + parse + " " + check;
    }

    static Times of(String line) {
      var parts = line.strip().split(" ");
      return new Times(Long.parseLong(parts[0]), Double.parseDouble(parts[1]), Double.parseDouble(parts[2]));
    }
  }

  public static void main(String[] arguments) {
    if (arguments.length == 1) {
      System.out.println(once(LongPlaybook.ofLines(Integer.parseInt(arguments[0])), Library.standard()).line());
      return;
    }
    System.out.printf("%d cores, Java %s%n%n", Runtime.getRuntime().availableProcessors(), Runtime.version());
    System.out.println("          lines   parse ms   check ms   together");
    print("cold", SIZES.stream().map(FrontEnd::cold).toList());
    print("warm", SIZES.stream().map(FrontEnd::warm).toList());
  }

  private static void print(String name, List<Times> all) {
    for (var times : all) {
      System.out.printf("%-6s %,8d %,10.0f %,10.0f %,10.0f%n", name, times.lines, times.parse, times.check,
          times.total());
    }
    System.out.printf("%-6s 100,000 to 10,000 lines: %.1f times%n%n", name, all.getLast().total() / all.get(1).total());
  }

  private static Times cold(int lines) {
    return median(Stream.generate(() -> inNewProcess(lines)).limit(COLD_RUNS));
  }

  private static Times inNewProcess(int lines) {
    var command = Stream.of(Stream.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()),
        LAUNCHER_FLAGS.stream(), Stream.of("-cp", System.getProperty("java.class.path"), FrontEnd.class.getName(),
            String.valueOf(lines)))
        .flatMap(part -> part).toList();
    try {
      var process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int code = process.waitFor();
      if (code != 0) {
        throw new IllegalStateException("exit status " + code);
      }
      return Times.of(said);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Times warm(int lines) {
    var text = LongPlaybook.ofLines(lines);
    var library = Library.standard();
    for (int i = 0; i < WARM_UP; i++) {
      once(text, library);
    }
    return median(Stream.generate(() -> once(text, library)).limit(WARM_RUNS));
  }

  private static Times median(Stream<Times> runs) {
    var sorted = runs.sorted(Comparator.comparingDouble(Times::total)).toList();
    return sorted.get(sorted.size() / 2);
  }

  private static Times once(String text, Library library) {
    long start = System.nanoTime();
    var diagnostics = new Diagnostics();
    var unit = Parser.parse(new SourceFile("long.upg", text), diagnostics);
    long parsed = System.nanoTime();
    boolean isRight = unit.isPresent() && unit.get() instanceof SourceUnit.Playbook playbook
        && Checker.program(playbook, library, diagnostics).isPresent();
    long checked = System.nanoTime();
    if (!isRight) {
      var renderer = new Renderer(false);
      diagnostics.sorted().stream().limit(3).forEach(each -> System.err.println(renderer.render(each)));
      throw new IllegalStateException("the playbook has mistakes, so this measures nothing");
    }
    return new Times(text.lines().count(), (parsed - start) / 1e6, (checked - parsed) / 1e6);
  }
}
