package dev.upg.tests.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * How long commands take that do next to nothing: those of upg, and beside them Ansible's, where it is installed. Whole
 * processes; what is wanted is the ratio, since a busy machine slows all of them down.
 */
final class StartUp {
  private static final int RUNS = 11;

  private StartUp() {}

  /** @param arguments the project's folder */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    var root = Path.of(arguments[0]);
    var upg = root.resolve("upg").toString();
    var playbook = root.resolve("playbooks/pegasus/high-availability.upg").toString();
    var folder = Files.createTempDirectory("start");
    try {
      var tasks = Files.writeString(folder.resolve("tasks.yml"), tasks());
      System.out.printf("%d cores, Java %s; medians of %d, in ms%n", Runtime.getRuntime().availableProcessors(), Runtime
          .version(), RUNS);
      // The first one builds what isn't built.
      once(List.of(upg, "version"));
      tell("upg version", List.of(upg, "version"));
      tell("upg lint, 1 playbook", List.of(upg, "lint", playbook));
      if (isInstalled("ansible-playbook")) {
        tell("ansible-playbook --version", List.of("ansible-playbook", "--version"));
        tell("ansible-playbook --syntax-check, 100 tasks", List.of("ansible-playbook", "--syntax-check", "-i",
            "localhost,", tasks.toString()));
      } else {
        System.out.println("ansible-playbook isn't installed: nothing to compare with");
      }
    } finally {
      Files.deleteIfExists(folder.resolve("tasks.yml"));
      Files.delete(folder);
    }
  }

  private static void tell(String name, List<String> command) {
    System.out.printf("%-44s %5.0f%n", name, Median.of(RUNS, () -> once(command)));
  }

  private static double once(List<String> command) {
    try {
      long start = System.nanoTime();
      var process = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(
          ProcessBuilder.Redirect.DISCARD).start();
      int code = process.waitFor();
      double took = (System.nanoTime() - start) / 1e6;
      if (code != 0) {
        throw new IllegalStateException(String.join(" ", command) + " ended with exit status " + code);
      }
      return took;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String tasks() {
    var text = new StringBuilder("- hosts: all\n  gather_facts: false\n  tasks:\n");
    for (int i = 1; i <= 100; i++) {
      text.append("    - name: task %d\n      command: echo %d\n".formatted(i, i));
    }
    return text.toString();
  }

  private static boolean isInstalled(String program) {
    return Stream.of(System.getenv("PATH").split(":")).anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
