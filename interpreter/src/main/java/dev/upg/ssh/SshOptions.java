package dev.upg.ssh;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Where the connector looks for what the inventory doesn't say.
 *
 * @param configFiles OpenSSH configuration files; the first value found wins; files that don't exist are passed over
 * @param home of the user who runs upg: {@code ~}, {@code ~/.ssh/known_hosts} and the default keys
 * @param userName the user to log in as when nothing else says so
 * @param environment for {@code SSH_AUTH_SOCK} and for <code>${NAME}</code> in configuration files
 */
public record SshOptions(List<Path> configFiles, Path home, String userName, Map<String, String> environment,
    PassphraseSource passphrases) {
  public SshOptions {
    configFiles = List.copyOf(configFiles);
    environment = Map.copyOf(environment);
  }

  /** As {@code ssh} does for the user who runs this process. */
  public static SshOptions ofUser() {
    var home = Path.of(System.getProperty("user.home"));
    return new SshOptions(List.of(home.resolve(".ssh/config"), Path.of("/etc/ssh/ssh_config")), home,
        System.getProperty("user.name"), System.getenv(), PassphraseSource.NONE);
  }

  public SshOptions withConfigFiles(List<Path> files) {
    return new SshOptions(files, home, userName, environment, passphrases);
  }

  public SshOptions withPassphrases(PassphraseSource source) {
    return new SshOptions(configFiles, home, userName, environment, source);
  }
}
