package dev.upg.host;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

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
 * @param job makes it a job of this id (letters, digits, {@code -}): it outlives its connection and is never run twice
 */
public record Command(String text, Optional<String> user, Optional<String> directory, Map<String, String> environment,
    Optional<String> stdin, Optional<Path> stdinFile, Duration timeout, Optional<String> job) {
  private static final Pattern JOB = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,99}");

  public Command {
    environment = Map.copyOf(environment);
    if (job.isPresent() && !JOB.matcher(job.get()).matches()) {
      throw new IllegalArgumentException("`" + job.get() + "` can't be the id of a job");
    }
  }

  public static Command of(String text, Duration timeout) {
    return new Command(text, Optional.empty(), Optional.empty(), Map.of(), Optional.empty(), Optional.empty(), timeout,
        Optional.empty());
  }

  public Command asJob(String id) {
    return new Command(text, user, directory, environment, stdin, stdinFile, timeout, Optional.of(id));
  }

  public Command withText(String other) {
    return new Command(other, user, directory, environment, stdin, stdinFile, timeout, job);
  }

  public Command withTimeout(Duration other) {
    return new Command(text, user, directory, environment, stdin, stdinFile, other, job);
  }
}
