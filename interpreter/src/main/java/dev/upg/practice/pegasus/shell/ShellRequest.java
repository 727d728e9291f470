package dev.upg.practice.pegasus.shell;

import dev.upg.practice.pegasus.model.ServerVersion;

import java.nio.file.Path;
import java.util.List;

/**
 * One start of the admin shell.
 *
 * @param version of the tools it is started from
 * @param configFile the file that {@code run.sh} wrote, as shown in the banner
 * @param directory where it runs: files of {@code -o} are relative to it
 * @param metas the list as given to {@code --cluster}
 * @param lines its standard input
 */
public record ShellRequest(ServerVersion version, String configFile, Path directory, long pid, String metas,
    List<String> lines) {
  public ShellRequest {
    lines = List.copyOf(lines);
  }
}
