package dev.upg.host;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A shell command and all that goes with it.
 *
 * @param text for a POSIX shell; a pipeline fails when any part of it fails
 * @param user run as this user by {@code sudo -n}; empty: the user of the connection
 * @param directory where it runs; a directory that doesn't exist is a failing command with a clear text
 * @param environment values may be secrets: they never appear on a command line on either side
 * @param stdin what it reads, UTF-8; empty: nothing (end of file at once). May be a secret
 * @param stdinFile a file of this machine that it reads instead, byte for byte; never together with {@code stdin}
 * @param timeout its process group is ended after this time of the machine's clock
 */
public record Command(String text, Optional<String> user, Optional<String> directory, Map<String, String> environment,
    Optional<String> stdin, Optional<Path> stdinFile, Duration timeout) {
  public Command {
    environment = Map.copyOf(environment);
  }

  public static Command of(String text, Duration timeout) {
    return new Command(text, Optional.empty(), Optional.empty(), Map.of(), Optional.empty(), Optional.empty(), timeout);
  }
}
