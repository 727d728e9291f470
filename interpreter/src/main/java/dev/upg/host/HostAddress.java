package dev.upg.host;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How to reach a machine, as far as the inventory says; what is empty comes from the user's OpenSSH configuration, then
 * from OpenSSH's defaults.
 *
 * @param host the name looked up in the OpenSSH configuration and, unless that says otherwise, connected to
 * @param local true: commands run on this machine, without SSH
 */
public record HostAddress(String host, Optional<Integer> port, Optional<String> user, Optional<Path> identityFile,
    boolean local) {
  public static HostAddress ofLocalMachine() {
    return new HostAddress("localhost", Optional.empty(), Optional.empty(), Optional.empty(), true);
  }
}
