package dev.upg.ssh;

import dev.upg.host.HostFailure;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.Service;
import net.schmizz.sshj.transport.TransportException;
import net.schmizz.sshj.userauth.UserAuthException;

/**
 * Logs in to one server by public keys: first what the agent holds (only the configured identities, when the
 * configuration says so), then the identity files, of each the certificate before the plain key.
 */
final class Authentication {
  /** A person may have to type a passphrase or touch a key; servers hang up after two minutes by themselves. */
  private static final int TIMEOUT_MILLIS = 120_000;

  private final SSHClient client;
  private final HostSettings settings;
  private final List<KeyFile> files = new ArrayList<>();
  private final List<String> tried = new ArrayList<>();
  private final Set<String> offered = new HashSet<>();

  Authentication(SSHClient client, HostSettings settings, PassphraseSource passphrases) {
    this.client = client;
    this.settings = settings;
    for (var identity : settings.identities()) {
      var file = new KeyFile(identity, client.getTransport().getConfig(), passphrases);
      if (file.exists() || settings.givenIdentities()) {
        files.add(file);
      }
    }
  }

  /** @throws TransportException when the connection breaks, which some servers do after too many keys */
  void logIn() throws HostFailure.KeyRefused, TransportException {
    boolean in = settings.agent().isPresent() && byAgent(settings.agent().get());
    for (int i = 0; !in && i < files.size(); i++) {
      in = byFile(files.get(i));
    }
    if (!in) {
      throw refused("The keys offered were refused by `" + settings.name() + "`");
    }
  }

  HostFailure.KeyRefused refused(String message) {
    var methods = client.getUserAuth().getAllowedMethods();
    var keysOnly = methods.isEmpty() || methods.contains("publickey");
    return new HostFailure.KeyRefused(settings.name(), message,
        "user `" + settings.user() + "`; " + (tried.isEmpty() ? "there was no key to offer" : String.join("; ", tried))
            + (keysOnly ? "" : "; the server takes only " + String.join(", ", methods)));
  }

  private boolean byAgent(Path socket) throws TransportException {
    var agent = new Agent(socket);
    List<Agent.Key> keys;
    try {
      keys = agent.keys();
    } catch (IOException e) {
      tried.add("ssh-agent at " + socket + " doesn't answer: " + e.getMessage());
      return false;
    }
    for (var key : keys) {
      var offer = new OfferedKey("agent's key " + key.comment(), key.blob(),
          (algorithm, data) -> agent.sign(key.blob(), data, algorithm));
      if ((!settings.identitiesOnly() || isIdentity(key.blob())) && offer(offer)) {
        return true;
      }
    }
    return false;
  }

  private boolean isIdentity(byte[] blob) {
    for (var file : files) {
      try {
        if (file.offers().stream().anyMatch(offer -> Arrays.equals(offer.blob(), blob))) {
          return true;
        }
      } catch (IOException e) {
        // The file's turn comes later; it is reported then.
        continue;
      }
    }
    return false;
  }

  private boolean byFile(KeyFile file) throws TransportException {
    try {
      for (var key : file.offers()) {
        if (offer(key)) {
          return true;
        }
      }
    } catch (NoSuchFileException e) {
      tried.add(file.path() + ": no such file");
    } catch (IOException e) {
      tried.add(file.path() + ": " + e.getMessage());
    }
    return false;
  }

  private boolean offer(OfferedKey key) throws TransportException {
    if (!offered.add(Arrays.toString(key.blob()))) {
      return false;
    }
    for (var algorithm : key.algorithms()) {
      try {
        if (client.getUserAuth().authenticate(settings.user(), (Service) client.getConnection(),
            new PublicKeyMethod(key, algorithm), TIMEOUT_MILLIS)) {
          return true;
        }
      } catch (UserAuthException e) {
        offered.remove(Arrays.toString(key.blob()));
        tried.add(key.label() + ": " + e.getMessage());
        return false;
      }
    }
    tried.add(key.label() + " (" + key.type() + "): refused");
    return false;
  }
}
