package dev.upg.eval;

import dev.upg.value.Value;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A command for a node, all parts evaluated.
 *
 * @param text with values quoted for the shell
 * @param stdinFile a file of this machine that is sent instead of {@code stdin}
 * @param accept the exit codes that aren't failures
 */
public record RemoteRequest(Value.NodeRef node, boolean changes, String text, Optional<String> user,
    Optional<String> directory, Map<String, String> environment, Optional<String> stdin, Optional<Path> stdinFile,
    Duration timeout, Set<Integer> accept) {

  /** A command that changes the node, with the inventory's user and nothing else. */
  public static RemoteRequest change(Value.NodeRef node, String text, Duration timeout) {
    return new RemoteRequest(node, true, text, Optional.empty(), Optional.empty(), Map.of(), Optional.empty(),
        Optional.empty(), timeout, Set.of(0));
  }

  public RemoteRequest withStdinFile(Path file) {
    return new RemoteRequest(node, changes, text, user, directory, environment, stdin, Optional.of(file), timeout,
        accept);
  }
}
