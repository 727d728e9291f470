package dev.upg.practice.host;

import org.apache.sshd.common.config.keys.PublicKeyEntry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import java.util.stream.Collectors;

/** The files by which an SSH client finds and trusts the hosts. */
final class SshFiles {
  private SshFiles() {}

  static void writeKnownHosts(List<SshHost> hosts, List<KeyPair> keys, Path file) throws IOException {
    var text = new StringBuilder();
    for (var i = 0; i < hosts.size(); i++) {
      text.append("[127.0.0.1]:").append(hosts.get(i).port()).append(' ')
          .append(PublicKeyEntry.toString(keys.get(i).getPublic()))
          .append('\n');
    }
    Files.writeString(file, text);
  }

  /** The address stands among the patterns for those who connect by it and the port, as Ansible does. */
  static void writeConfig(List<SshHost> hosts, Path work, Path file) throws IOException {
    var text = new StringBuilder();
    for (var host : hosts) {
      text.append("Host ").append(host.name()).append("\n  HostName 127.0.0.1\n  Port ").append(host.port())
          .append('\n');
    }
    text.append("Host ").append(hosts.stream().map(SshHost::name).collect(Collectors.joining(" ")))
        .append(" 127.0.0.1\n");
    text.append("  User ").append(System.getProperty("user.name")).append('\n');
    text.append("  IdentityFile ").append(quoted(work.resolve("client_key"))).append('\n');
    text.append("  IdentitiesOnly yes\n");
    text.append("  UserKnownHostsFile ").append(quoted(work.resolve("known_hosts"))).append('\n');
    text.append("  StrictHostKeyChecking yes\n");
    Files.writeString(file, text);
  }

  private static String quoted(Path path) {
    return path.toString().contains(" ") ? '"' + path.toString() + '"' : path.toString();
  }
}
