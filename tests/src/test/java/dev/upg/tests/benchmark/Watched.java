package dev.upg.tests.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a command took.
 *
 * @param seconds on the clock
 * @param cpu seconds of processor time, of it and all its processes
 * @param hostCpu the same in the hosts
 * @param mebibytes the most of memory that belonged to these only, looked at 20 times a second
 */
record Watched(double seconds, double cpu, double hostCpu, double mebibytes) {
  private static final long LOOK_MILLIS = 50;
  private static final Pattern TIME = Pattern.compile("(\\d+)m([\\d.]+)s");

  /** @throws IllegalStateException when it doesn't succeed */
  static Watched run(Path folder, List<String> command) throws IOException, InterruptedException {
    return run(folder, command, 0);
  }

  /** @throws IllegalStateException when it ends with another exit status */
  static Watched run(Path folder, List<String> command, int exit) throws IOException, InterruptedException {
    var times = Files.createTempFile("times", "");
    var output = Files.createTempFile("output", "");
    try {
      var line = new ArrayList<>(List.of("bash", "-c", "\"${@:2}\"; c=$?; times >\"$1\"; exit $c", "bash", times
          .toString()));
      line.addAll(command);
      long start = System.nanoTime();
      var process = new ProcessBuilder(line).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(output
          .toFile()).start();
      process.getOutputStream().close();
      double most = 0;
      while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        most = Math.max(most, Stream.concat(Stream.of(process.toHandle()), process.descendants()).mapToDouble(
            Watched::mebibytes).sum());
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      if (process.exitValue() != exit) {
        throw new IllegalStateException(String.join(" ", command) + " ended with exit status " + process.exitValue()
            + ":\n" + Files.readString(output));
      }
      // The second line is about the children.
      return new Watched(seconds, TIME.matcher(Files.readAllLines(times).get(1)).results()
          .mapToDouble(time -> 60 * Double.parseDouble(time.group(1)) + Double.parseDouble(time.group(2))).sum(), 0,
          most);
    } finally {
      Files.delete(times);
      Files.delete(output);
    }
  }

  Watched and(double inHosts) {
    return new Watched(seconds, cpu, inHosts, mebibytes);
  }

  static double median(List<Watched> runs, ToDoubleFunction<Watched> what) {
    return Median.of(runs.stream().mapToDouble(what).toArray());
  }

  private static double mebibytes(ProcessHandle process) {
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
          .filter(line -> line.startsWith("RssAnon:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024).max().orElse(0);
    } catch (IOException e) {
      // It has ended.
      return 0;
    }
  }
}
