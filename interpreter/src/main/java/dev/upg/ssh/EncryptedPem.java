package dev.upg.ssh;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Decrypts key files of OpenSSL's old form ({@code Proc-Type: 4,ENCRYPTED}), for which sshj needs BouncyCastle. */
final class EncryptedPem {
  private static final Pattern FORM = Pattern.compile(
      "(?s).*?(-----BEGIN [^-]*-----)\\s*Proc-Type: 4,ENCRYPTED\\s+DEK-Info: ([A-Z0-9-]+),([0-9A-Fa-f]+)\\s+([A-Za-z0-9+/=\\s]+)(-----END [^-]*-----).*");
  private static final int SALT_BYTES = 8;

  private EncryptedPem() {}

  static boolean is(String text) {
    return FORM.matcher(text).matches();
  }

  /** @return the same key, not encrypted */
  static String decrypted(String text, char[] passphrase) throws IOException {
    var parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("not of the form");
    }
    var algorithm = parts.group(2);
    int keyBytes = switch (algorithm) {
      case "AES-128-CBC" -> 16;
      case "AES-192-CBC", "DES-EDE3-CBC" -> 24;
      case "AES-256-CBC" -> 32;
      default -> throw new UnsupportedKey("it is encrypted by " + algorithm
          + ", which isn't supported; `ssh-keygen -p` brings it into another form");
    };
    try {
      var iv = HexFormat.of().parseHex(parts.group(3));
      var name = algorithm.startsWith("AES") ? "AES" : "DESede";
      var cipher = Cipher.getInstance(name + "/CBC/PKCS5Padding");
      cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key(passphrase, iv, keyBytes), name), new IvParameterSpec(iv));
      var body = cipher.doFinal(Base64.getMimeDecoder().decode(parts.group(4)));
      return parts.group(1) + "\n" + Base64.getMimeEncoder(64, new byte[]{'\n'}).encodeToString(body) + "\n"
          + parts.group(5) + "\n";
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IOException("the passphrase is wrong, or the file is damaged", e);
    }
  }

  /** OpenSSL's EVP_BytesToKey with MD5 and one round: that is how these files were made. */
  private static byte[] key(char[] passphrase, byte[] iv, int length) throws GeneralSecurityException {
    var md5 = MessageDigest.getInstance("MD5");
    var key = new byte[length];
    var block = new byte[0];
    for (int filled = 0; filled < length; filled += block.length) {
      md5.update(block);
      md5.update(new String(passphrase).getBytes(StandardCharsets.UTF_8));
      md5.update(Arrays.copyOf(iv, SALT_BYTES));
      block = md5.digest();
      System.arraycopy(block, 0, key, filled, Math.min(block.length, length - filled));
    }
    return key;
  }
}
