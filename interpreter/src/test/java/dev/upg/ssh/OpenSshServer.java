package dev.upg.ssh;

import dev.upg.Sshd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An OpenSSH server of this machine with host keys of two types, whose connections can be cut and frozen. */
final class OpenSshServer implements AutoCloseable {
  private final Path folder;
  private final Sshd server;

  /** @param settings more lines for sshd_config; they go first, so they win */
  OpenSshServer(Path folder, List<String> authorizedKeys, String... settings) throws IOException, InterruptedException {
    this.folder = Files.createDirectories(folder);
    SshFiles.run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder.resolve("ed25519").toString());
    SshFiles.run("ssh-keygen", "-q", "-t", "ecdsa", "-N", "", "-f", folder.resolve("ecdsa").toString());
    Files.write(folder.resolve("authorized_keys"), authorizedKeys);
    server = new Sshd(folder, String.join("\n", settings) + """

        HostKey %1$s/ed25519
        HostKey %1$s/ecdsa
        AuthorizedKeysFile %1$s/authorized_keys
        KbdInteractiveAuthentication no
        MaxStartups 100
        SetEnv HOME=%1$s
        """.formatted(folder));
  }

  int port() {
    return server.port();
  }

  String publicHostKey(String type) throws IOException {
    return Files.readString(folder.resolve(type + ".pub")).strip();
  }

  /** Kills the processes that serve connections, not the one that listens, nor what they have started. */
  void cut() {
    server.process().descendants().filter(OpenSshServer::servesAConnection).forEach(ProcessHandle::destroyForcibly);
  }

  /** How many it serves now. */
  int connections() {
    return (int) server.process().children().count();
  }

  private static boolean servesAConnection(ProcessHandle process) {
    return process.info().command().map(program -> program.contains("sshd")).orElse(false);
  }

  /** Stops the processes that serve connections, as if the network had gone silent. */
  void freeze() throws IOException, InterruptedException {
    for (var connection : server.process().descendants().toList()) {
      SshFiles.run("kill", "-STOP", String.valueOf(connection.pid()));
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
