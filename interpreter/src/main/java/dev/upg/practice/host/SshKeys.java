package dev.upg.practice.host;

import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;

/** Keys of hosts and of the client: ECDSA on P-256, as MINA does ed25519 only with a library that upg doesn't have. */
final class SshKeys {
  private SshKeys() {}

  static KeyPair generate() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK has no P-256 keys", e);
    }
  }

  /** In OpenSSH's own form, readable by the owner only: {@code ssh} refuses others. */
  static void writePrivate(KeyPair key, Path file) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try {
      OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(key, "upg practice cluster", null, bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a new key can't be written", e);
    }
    Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(file, bytes.toByteArray());
  }
}
