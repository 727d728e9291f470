package dev.upg.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** By what hosts are reached. */
final class TransportOption {
  @Option(names = "--transport", paramLabel = "TRANSPORT", description = "sshj (the default), or openssh: this machine's `ssh`, for security keys, GSSAPI, ProxyCommand, certificates and all else that its configuration can say.")
  private Optional<Transport> given = Optional.empty();

  Optional<Transport> given() {
    return given;
  }
}
