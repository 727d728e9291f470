package dev.upg.ssh;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A public key, or a certificate, that can be shown to a server, and who signs with it.
 *
 * @param label for the person: where the key is from
 * @param blob as it is sent over the wire; it begins with its type
 */
record OfferedKey(String label, byte[] blob, Signer signer) {
  @FunctionalInterface
  interface Signer {
    /**
     * @param algorithm of {@link OfferedKey#algorithms}
     * @return algorithm and signature, as they are sent over the wire
     */
    byte[] sign(String algorithm, byte[] data) throws IOException;
  }

  private static final String CERTIFICATE = "-cert-v01@openssh.com";

  String type() {
    int length = blob.length < Integer.BYTES ? -1 : ByteBuffer.wrap(blob).getInt();
    return length < 0 || length > blob.length - Integer.BYTES
        ? "unknown"
        : new String(blob, Integer.BYTES, length, StandardCharsets.US_ASCII);
  }

  /** The ways to sign with this key, best first. SHA-1 isn't among them. */
  List<String> algorithms() {
    return switch (type()) {
      case "ssh-rsa" -> List.of("rsa-sha2-512", "rsa-sha2-256");
      case "ssh-rsa" + CERTIFICATE -> List.of("rsa-sha2-512" + CERTIFICATE, "rsa-sha2-256" + CERTIFICATE);
      default -> List.of(type());
    };
  }

  /** With which a certificate's key signs: the algorithm without the certificate. */
  static String signatureAlgorithm(String algorithm) {
    return algorithm.replace(CERTIFICATE, "");
  }
}
