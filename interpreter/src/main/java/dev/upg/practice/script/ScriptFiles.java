package dev.upg.practice.script;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;

/** The files of practice hosts: written from resources, run as commands of this machine. */
public final class ScriptFiles {
  private static final String RESOURCES = "/practice/";

  private ScriptFiles() {}

  /**
   * Makes {@code host} a host: the folder {@code .practice} tells the tools below it who they are and where the model is.
   *
   * @param names what identifies the host to its tools, on one line
   */
  public static void writeIdentity(Path host, String names, Path spool) throws IOException {
    var practice = Files.createDirectories(host.resolve(".practice"));
    Files.writeString(practice.resolve("ask.sh"), resource("script/ask.sh"));
    Files.writeString(practice.resolve("name"), names + "\n");
    Files.writeString(practice.resolve("spool"), spool + "\n");
    Files.writeString(practice.resolve("model"), ProcessHandle.current().pid() + "\n");
  }

  /** Ends the servers and removes the folder when the stream it gives back is closed, by whatever end of this process. */
  public static AutoCloseable reaper(Path work) throws IOException {
    var reaper = new ProcessBuilder("sh", "-c", resource("script/reaper.sh"), "practice-reaper", work.toString())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    return reaper.getOutputStream();
  }

  /** Runs a command to its end. */
  public static void run(String... words) throws IOException {
    var process = new ProcessBuilder(words).redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      var code = process.waitFor();
      if (code != 0) {
        throw new IOException(String.join(" ", words) + " ended with exit status " + code + ": " + output.strip());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while " + words[0] + " ran", e);
    }
  }

  /** @param name below {@code practice/} of the class path */
  public static String resource(String name) {
    try (InputStream stream = ScriptFiles.class.getResourceAsStream(RESOURCES + name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Leaves only the first half of a file, as a download that broke off does. */
  public static void halve(Path file) throws IOException {
    var bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
  }

  public static void executable(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
