package dev.upg.ssh;

import dev.upg.host.HostAddress;
import dev.upg.openssh.OpenSshOptions;
import dev.upg.openssh.Questions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files of a person who uses SSH, in a folder of the test: `home/.ssh` with a key, known_hosts and a configuration. */
record SshFiles(Path home) {
  static SshFiles in(Path folder) throws IOException {
    var home = folder.resolve("home");
    Files.createDirectories(home.resolve(".ssh"));
    return new SshFiles(home);
  }

  Path ssh(String name) {
    return home.resolve(".ssh").resolve(name);
  }

  /** Makes a key pair with ssh-keygen and returns the private half's file. */
  Path key(String name, String... options) throws IOException, InterruptedException {
    var file = ssh(name);
    var command = new java.util.ArrayList<>(List.of("ssh-keygen", "-q", "-f", file.toString(), "-C", name));
    command.addAll(List.of(options));
    if (!command.contains("-N")) {
      command.addAll(List.of("-N", ""));
    }
    run(command.toArray(String[]::new));
    return file;
  }

  String publicKey(String name) throws IOException {
    return Files.readString(ssh(name + ".pub")).strip();
  }

  void know(int port, String publicKey) throws IOException {
    var words = publicKey.split(" ");
    write("known_hosts", "[127.0.0.1]:" + port + " " + words[0] + " " + words[1] + "\n");
  }

  void write(String name, String text) throws IOException {
    Files.writeString(ssh(name), text);
  }

  SshOptions options() {
    return new SshOptions(List.of(ssh("config")), home, System.getProperty("user.name"), Map.of(),
        PassphraseSource.NONE);
  }

  SshOptions options(Map<String, String> environment) {
    return new SshOptions(List.of(ssh("config")), home, System.getProperty("user.name"), environment,
        PassphraseSource.NONE);
  }

  /** For the system's {@code ssh}, which looks for a home in the list of users, not in its environment. */
  OpenSshOptions program() {
    return OpenSshOptions.ofUser(Questions.NONE).withConfigFile(ssh("config"));
  }

  /** Writes the configuration so that {@code ssh} takes nothing of the person who runs the tests. */
  void configure(String... lines) throws IOException {
    write("config", String.join("\n", lines) + """

        Host *
          UserKnownHostsFile %1$s
          GlobalKnownHostsFile /dev/null
          IdentityFile %2$s
          IdentitiesOnly yes
          IdentityAgent none
        """.formatted(ssh("known_hosts"), ssh("key")));
  }

  static HostAddress address(int port) {
    return new HostAddress("127.0.0.1", Optional.of(port), Optional.empty(), Optional.empty(), false);
  }

  static String run(String... command) throws IOException, InterruptedException {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + ": " + output);
    }
    return output;
  }
}
