package dev.upg.ssh;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.sshd.common.config.keys.AuthorizedKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.forward.AcceptAllForwardingFilter;

/** An SSH server on a free port of 127.0.0.1 that runs commands with the real sh of this machine. */
final class MinaServer implements AutoCloseable {
  private final SshServer server = SshServer.setUpDefaultServer();
  private final Set<String> authorized = ConcurrentHashMap.newKeySet();
  private final KeyPair hostKey;

  MinaServer() throws IOException, GeneralSecurityException {
    this(newKey());
  }

  MinaServer(KeyPair hostKey) throws IOException {
    this(hostKey, Map.of());
  }

  /** @param environment what its commands have besides that of this process */
  MinaServer(Map<String, String> environment) throws IOException, GeneralSecurityException {
    this(newKey(), environment);
  }

  private MinaServer(KeyPair hostKey, Map<String, String> environment) throws IOException {
    this.hostKey = hostKey;
    server.setHost("127.0.0.1");
    server.setPort(0);
    server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
    server.setPublickeyAuthenticator((user, key, session) -> authorized.contains(PublicKeyEntry.toString(key)));
    server.setForwardingFilter(AcceptAllForwardingFilter.INSTANCE);
    server.setCommandFactory((channel, command) -> new ShellCommand(command, environment));
    server.start();
  }

  static KeyPair newKey() throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new java.security.spec.ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  int port() {
    return server.getPort();
  }

  /** As in a known_hosts file: type and key. */
  String publicHostKey() {
    return PublicKeyEntry.toString(hostKey.getPublic());
  }

  void authorize(String publicKey) throws IOException, GeneralSecurityException {
    authorized.add(
        PublicKeyEntry.toString(AuthorizedKeyEntry.parseAuthorizedKeyEntry(publicKey).resolvePublicKey(null, null)));
  }

  int connections() {
    return server.getActiveSessions().size();
  }

  /** Breaks all connections without a word. */
  void cut() {
    server.getActiveSessions().forEach(session -> session.getIoSession().close(true));
  }

  @Override
  public void close() throws IOException {
    server.stop(true);
  }
}
