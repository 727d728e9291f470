package dev.upg.tests.endtoend;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A real terminal with a shell in it, and somebody who types and looks. Closing it ends what runs in it. */
final class Tmux implements AutoCloseable {
  private final Path folder;

  private Tmux(Path folder) {
    this.folder = folder;
  }

  static boolean isInstalled() {
    return Stream.of(System.getenv("PATH").split(":")).anyMatch(path -> Files.isExecutable(Path.of(path, "tmux")));
  }

  static Tmux open(Path folder, int width, int height) throws IOException, InterruptedException {
    var tmux = new Tmux(folder);
    tmux.run("-f", "/dev/null", "new-session", "-d", "-x", "" + width, "-y", "" + height, "env", "PS1=$ ", "sh");
    return tmux;
  }

  /** Single keys, or names of keys such as {@code C-z}. */
  Tmux keys(String... names) throws IOException, InterruptedException {
    run(Stream.concat(Stream.of("send-keys"), Stream.of(names)).toArray(String[]::new));
    return this;
  }

  Tmux line(String text) throws IOException, InterruptedException {
    run("send-keys", "-l", text);
    return keys("Enter");
  }

  Tmux resize(int width, int height) throws IOException, InterruptedException {
    run("resize-window", "-x", "" + width, "-y", "" + height);
    return this;
  }

  /** What is on the screen, without empty lines at the end. */
  String screen() throws IOException, InterruptedException {
    return run("capture-pane", "-p").stripTrailing();
  }

  /** Looks until the screen has the text. */
  String until(String text) throws IOException, InterruptedException {
    return untilLike(Pattern.quote(text));
  }

  /** Looks until the pattern is found on the screen. */
  String untilLike(String pattern) throws IOException, InterruptedException {
    for (int looks = 0; looks < 600; looks++) {
      var screen = screen();
      if (Pattern.compile(pattern).matcher(screen).find()) {
        return screen;
      }
      Thread.sleep(50);
    }
    throw new AssertionError("never showed " + pattern + ":\n" + screen());
  }

  @Override
  public void close() throws IOException {
    try {
      run("kill-server");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String run(String... arguments) throws IOException, InterruptedException {
    var line = new ArrayList<>(List.of("tmux", "-u", "-S", folder.resolve("tmux").toString()));
    line.addAll(List.of(arguments));
    var builder = new ProcessBuilder(line).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().remove("TMUX");
    builder.environment().remove("NO_COLOR");
    var process = builder.start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new AssertionError("tmux " + String.join(" ", arguments) + ": " + said);
    }
    return said.lines().map(String::stripTrailing).collect(Collectors.joining("\n"));
  }
}
