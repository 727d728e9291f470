package dev.upg.ssh;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import net.schmizz.sshj.Config;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.Factory;
import net.schmizz.sshj.userauth.keyprovider.FileKeyProvider;
import net.schmizz.sshj.userauth.keyprovider.KeyProviderUtil;
import net.schmizz.sshj.userauth.password.PasswordFinder;
import net.schmizz.sshj.userauth.password.Resource;

/**
 * A private key in a file, with the public key ({@code .pub}) and the certificate ({@code -cert.pub}) that may stand
 * beside it. The private half is read when a server wants a signature, so a passphrase is asked for only then.
 */
final class KeyFile {
  /** As many as {@code ssh} asks for. */
  private static final int ATTEMPTS = 3;
  private static final byte[] MAGIC = "openssh-key-v1\0".getBytes(StandardCharsets.US_ASCII);

  private final Path file;
  private final Config config;
  private final PassphraseSource passphrases;
  private PrivateKey privateKey;

  KeyFile(Path file, Config config, PassphraseSource passphrases) {
    this.file = file;
    this.config = config;
    this.passphrases = passphrases;
  }

  Path path() {
    return file;
  }

  boolean exists() {
    return Files.exists(file) || Files.exists(beside(".pub"));
  }

  /** The certificate, when there is one, and the plain key. */
  List<OfferedKey> offers() throws IOException {
    var offers = new ArrayList<OfferedKey>();
    var certificate = beside("-cert.pub");
    if (Files.exists(certificate)) {
      offers.add(new OfferedKey(certificate.toString(), publicText(certificate), this::sign));
    }
    offers.add(new OfferedKey(file.toString(), publicKey(), this::sign));
    return List.copyOf(offers);
  }

  /** As it is sent over the wire; asks for a passphrase only when the file hides the public key too (encrypted PEM). */
  byte[] publicKey() throws IOException {
    var beside = beside(".pub");
    if (Files.exists(beside)) {
      return publicText(beside);
    }
    var text = text();
    if (!text.contains("-----BEGIN")) {
      return publicText(file);
    }
    var openSsh = openSshHeader(text);
    return openSsh.isPresent()
        ? openSsh.get().publicKey()
        : new Buffer.PlainBuffer().putPublicKey(opened(text).publicKey()).getCompactData();
  }

  private synchronized byte[] sign(String algorithm, byte[] data) throws IOException {
    if (privateKey == null) {
      privateKey = opened(text()).privateKey();
    }
    var signature = Algorithms.signing(OfferedKey.signatureAlgorithm(algorithm)).newSignature();
    signature.initSign(privateKey);
    signature.update(data);
    return new Buffer.PlainBuffer().putString(signature.getSignatureName()).putBytes(signature.encode(signature.sign()))
        .getCompactData();
  }

  private record Opened(PrivateKey privateKey, PublicKey publicKey) {}

  /** A passphrase that doesn't open the key is asked for anew. */
  private Opened opened(String text) throws IOException {
    if (!isEncrypted(text)) {
      return opened(text, Optional.empty());
    }
    for (int attempt = 1;; attempt++) {
      var passphrase = passphrases.passphrase(file, attempt);
      if (passphrase.isEmpty()) {
        throw new IOException(
            "it is encrypted and there is nobody to ask for its passphrase; add it to ssh-agent (`ssh-add "
                + file + "`)");
      }
      try {
        return opened(text, passphrase);
      } catch (UnsupportedKey e) {
        throw e;
      } catch (IOException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private Opened opened(String text, Optional<char[]> passphrase) throws IOException {
    var provider = provider(text, passphrase);
    return new Opened(provider.getPrivate(), provider.getPublic());
  }

  private FileKeyProvider provider(String text, Optional<char[]> passphrase) throws IOException {
    if (!text.contains("PRIVATE KEY-----")) {
      throw new UnsupportedKey("the private key isn't in it; is it in ssh-agent?");
    }
    if (passphrase.isPresent() && EncryptedPem.is(text)) {
      return provider(EncryptedPem.decrypted(text, passphrase.get()), Optional.empty());
    }
    var format = KeyProviderUtil.detectKeyFileFormat(text, false);
    FileKeyProvider provider = Factory.Named.Util.create(config.getFileKeyProviderFactories(), format.toString());
    if (provider == null) {
      throw new UnsupportedKey(
          "its format (" + format + ") isn't supported; `ssh-keygen -p -f " + file + "` converts it");
    }
    provider.init(text, null, passphrase.map(KeyFile::finder).orElse(null));
    return provider;
  }

  private static boolean isEncrypted(String text) throws IOException {
    var openSsh = openSshHeader(text);
    return openSsh.isPresent() ? openSsh.get().isEncrypted() : text.contains("ENCRYPTED");
  }

  private static PasswordFinder finder(char[] passphrase) {
    return new PasswordFinder() {
      @Override
      public char[] reqPassword(Resource<?> resource) {
        return passphrase.clone();
      }

      @Override
      public boolean shouldRetry(Resource<?> resource) {
        return false;
      }
    };
  }

  private record Header(boolean isEncrypted, byte[] publicKey) {}

  /** What OpenSSH's own format (PROTOCOL.key) shows in clear; empty for another format. */
  private static Optional<Header> openSshHeader(String text) throws IOException {
    if (!text.contains("BEGIN OPENSSH PRIVATE KEY")) {
      return Optional.empty();
    }
    try {
      var base64 = text.replaceAll("-----[^-]*-----|\\s", "");
      var bytes = ByteBuffer.wrap(Base64.getDecoder().decode(base64));
      var magic = new byte[MAGIC.length];
      bytes.get(magic);
      if (!Arrays.equals(magic, MAGIC)) {
        throw new IOException("it isn't a key of OpenSSH's format");
      }
      var cipher = new String(string(bytes), StandardCharsets.US_ASCII);
      string(bytes);
      string(bytes);
      bytes.getInt();
      return Optional.of(new Header(!cipher.equals("none"), string(bytes)));
    } catch (RuntimeException e) {
      throw new IOException("it is damaged", e);
    }
  }

  private static byte[] string(ByteBuffer from) {
    var bytes = new byte[from.getInt()];
    from.get(bytes);
    return bytes;
  }

  /** A line as in authorized_keys: type, key, comment. */
  private static byte[] publicText(Path file) throws IOException {
    var words = Files.readString(file, StandardCharsets.ISO_8859_1).strip().split("\\s+");
    try {
      return Base64.getDecoder().decode(words.length > 1 ? words[1] : "?");
    } catch (IllegalArgumentException e) {
      throw new IOException(file + " isn't a public key", e);
    }
  }

  private String text() throws IOException {
    return Files.readString(file, StandardCharsets.ISO_8859_1);
  }

  private Path beside(String ending) {
    return file.resolveSibling(file.getFileName() + ending);
  }
}
