package dev.upg.tests.endtoend;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A running {@code upg}, in a folder of its own. Closing it ends it, whatever it does. */
public final class UpgProcess implements AutoCloseable {
  /** Of Java: those of the launcher for runs, which let a process start soon. */
  public static final List<String> OPTIONS = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
      "-XX:-UsePerfData", "-Xmn16m");

  private final Process process;
  private final BufferedReader reader;
  private final StringBuilder seen = new StringBuilder();

  private UpgProcess(ProcessBuilder builder) throws IOException {
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().put("TMPDIR", builder.directory().toString());
    builder.environment().put("UPG_LOCK_DIR", builder.directory().toString());
    process = builder.redirectErrorStream(true).start();
    process.getOutputStream().close();
    reader = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** The program of this build, without its launcher. Arguments that begin with {@code -X} are for Java. */
  static UpgProcess start(Path folder, String... arguments) throws IOException {
    return start(folder, System.getProperty("java.class.path"), "dev.upg.cli.Main", arguments);
  }

  /** The same with the settings {@code -D…} of {@code dev.upg.cli.MortalUpg}. */
  public static UpgProcess startMortal(Path folder, String classPath, List<String> arguments) throws IOException {
    return start(folder, classPath, "dev.upg.cli.MortalUpg", arguments.toArray(String[]::new));
  }

  /** What the launcher does to know which classes a start needs. */
  static UpgProcess startRehearsal(Path folder, String... arguments) throws IOException {
    return start(folder, System.getProperty("java.class.path"), "dev.upg.cli.Rehearsal", arguments);
  }

  private static UpgProcess start(Path folder, String classPath, String program, String... arguments)
      throws IOException {
    var line = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    line.addAll(OPTIONS);
    Stream.of(arguments).filter(UpgProcess::isForJava).forEach(line::add);
    line.addAll(List.of("-cp", classPath, program));
    Stream.of(arguments).filter(argument -> !isForJava(argument)).forEach(line::add);
    return new UpgProcess(new ProcessBuilder(line).directory(folder.toFile()));
  }

  private static boolean isForJava(String argument) {
    return argument.startsWith("-X") || argument.startsWith("-D");
  }

  /** @param path what stands before the folders of PATH */
  static UpgProcess launch(Path launcher, Path path, Path folder, String... arguments) throws IOException {
    var line = new ArrayList<>(List.of(launcher.toString()));
    line.addAll(List.of(arguments));
    var builder = new ProcessBuilder(line).directory(folder.toFile());
    builder.environment().merge("PATH", path.toString(), (all, first) -> first + ":" + all);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return new UpgProcess(builder);
  }

  /** Waits for a line that has the text. */
  UpgProcess readUntil(String text) throws IOException {
    for (var line = reader.readLine(); line != null; line = reader.readLine()) {
      seen.append(line).append('\n');
      if (line.contains(text)) {
        return this;
      }
    }
    throw new AssertionError("never printed " + text + ":\n" + seen);
  }

  UpgProcess signal(String name) throws IOException, InterruptedException {
    int code = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    if (code != 0) {
      throw new AssertionError("it has ended already:\n" + seen);
    }
    return this;
  }

  /** Waits for its end; the exit status. */
  public int end() throws IOException, InterruptedException {
    for (var line = reader.readLine(); line != null; line = reader.readLine()) {
      seen.append(line).append('\n');
    }
    return process.waitFor();
  }

  /** What it printed so far, both streams. */
  public String seen() {
    return seen.toString();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
