package dev.upg.openssh;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How {@code ssh} is called.
 *
 * @param program its name or path
 * @param configFile instead of the user's and the system's configuration, as {@code -F} is
 * @param orphan how long a connection outlives this process
 */
public record OpenSshOptions(String program, Optional<Path> configFile, Questions questions, Duration orphan) {
  /** As {@code ssh} does for the user who runs this process. */
  public static OpenSshOptions ofUser(Questions questions) {
    return new OpenSshOptions("ssh", Optional.empty(), questions, Duration.ofSeconds(10));
  }

  public OpenSshOptions withConfigFile(Path file) {
    return new OpenSshOptions(program, Optional.of(file), questions, orphan);
  }
}
