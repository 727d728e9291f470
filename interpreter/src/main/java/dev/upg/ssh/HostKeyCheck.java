package dev.upg.ssh;

import dev.upg.host.HostFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.KeyType;
import net.schmizz.sshj.transport.verification.HostKeyVerifier;

/** Holds a host's key against known_hosts. sshj only hears yes or no; the reason is kept for the caller. */
final class HostKeyCheck implements HostKeyVerifier {
  private final HostSettings settings;
  private final KnownHosts known;
  private volatile HostFailure failure;

  HostKeyCheck(HostSettings settings, KnownHostsFiles files) throws HostFailure.CannotRun {
    this.settings = settings;
    try {
      this.known = files.read(settings.knownHostsFiles());
    } catch (IOException e) {
      throw new HostFailure.CannotRun(settings.name(), "A known_hosts file can't be read: " + e.getMessage(),
          "Make it readable for you.");
    }
  }

  /** Why the key was refused. */
  Optional<HostFailure> failure() {
    return Optional.ofNullable(failure);
  }

  @Override
  public boolean verify(String hostname, int port, PublicKey key) {
    var bytes = new Buffer.PlainBuffer().putPublicKey(key).getCompactData();
    var type = KeyType.fromKey(key).toString();
    failure = switch (known.judge(settings.keyName(), settings.port(), bytes)) {
      case KnownHosts.Verdict.Known known -> null;
      case KnownHosts.Verdict.Unknown unknown -> unknown(type, bytes);
      case KnownHosts.Verdict.Changed changed ->
        new HostFailure.ChangedHostKey(settings.name(), type, fingerprint(bytes), changed.place());
      case KnownHosts.Verdict.Revoked revoked -> new HostFailure.CannotRun(settings.name(),
          "The host key of `" + settings.name() + "` (" + type + " " + fingerprint(bytes) + ") is revoked by "
              + revoked.place(),
          "Don't connect before you know why the key was revoked; the host needs a new one.");
    };
    return failure == null;
  }

  /** sshj puts these first, in its own order. An RSA key signs in several ways, each an algorithm of its own. */
  @Override
  public List<String> findExistingAlgorithms(String hostname, int port) {
    var algorithms = new ArrayList<String>();
    for (var type : known.keyTypes(settings.keyName(), settings.port())) {
      algorithms.addAll(type.equals("ssh-rsa") ? List.of("rsa-sha2-512", "rsa-sha2-256") : List.of(type));
    }
    return algorithms;
  }

  private HostFailure unknown(String type, byte[] key) {
    return switch (settings.strictHostKeys()) {
      case ACCEPT -> null;
      case REFUSE -> new HostFailure.UnknownHostKey(settings.name(), settings.ssh(), type, fingerprint(key),
          settings.knownHostsFiles().stream().findFirst().map(Path::toString).orElse("known_hosts"));
      case ADD -> added(type, key);
    };
  }

  private HostFailure added(String type, byte[] key) {
    var file = settings.userKnownHosts().stream().findFirst();
    if (file.isEmpty()) {
      return null;
    }
    try {
      KnownHosts.add(file.get(), settings.keyName(), settings.port(), type, key);
      return null;
    } catch (IOException e) {
      return new HostFailure.CannotRun(settings.name(),
          "The new host key can't be added to " + file.get() + ": " + e.getMessage(),
          "Make the file writable for you.");
    }
  }

  /** In OpenSSH's form. */
  static String fingerprint(byte[] key) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(key);
      return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
