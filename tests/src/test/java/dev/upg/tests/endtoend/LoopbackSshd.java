package dev.upg.tests.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.upg.Sshd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An OpenSSH server of this machine, with the OpenSSH configuration of somebody who may log in. */
final class LoopbackSshd implements AutoCloseable {
  private final Path folder;
  private final Sshd server;

  /** @param path what stands before the folders of PATH of those who log in */
  LoopbackSshd(Path folder, Path path) throws IOException, InterruptedException {
    this.folder = Files.createDirectories(folder);
    for (var key : new String[]{"host", "user"}) {
      assertEquals(0, new ProcessBuilder("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f",
          folder.resolve(key).toString()).start().waitFor());
    }
    server = new Sshd(folder, """
        HostKey %1$s/host
        AuthorizedKeysFile %1$s/user.pub
        SetEnv PATH=%2$s:/usr/bin:/bin TMPDIR=%1$s UPG_LOCK_DIR=%1$s
        """.formatted(folder, path));
    Files.writeString(folder.resolve("known_hosts"),
        "[127.0.0.1]:" + server.port() + " " + Files.readString(folder.resolve("host.pub")));
    Files.writeString(config(), """
        Host *
          HostName 127.0.0.1
          Port %d
          User %s
          IdentityFile %3$s/user
          IdentitiesOnly yes
          UserKnownHostsFile %3$s/known_hosts
        """.formatted(server.port(), System.getProperty("user.name"), folder));
  }

  Path config() {
    return folder.resolve("config");
  }

  @Override
  public void close() {
    server.close();
  }
}
