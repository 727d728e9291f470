package dev.upg.practice.dolphindb.wire;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import javax.crypto.Cipher;

/** The RSA key by which clients encrypt logins: one for this process, made when first asked for. */
final class Keys {
  private static final KeyPair PAIR = generated();

  private Keys() {}

  private static KeyPair generated() {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK has no RSA", e);
    }
  }

  static String publicPem() {
    var lines = Base64.getMimeEncoder(64, new byte[]{'\n'}).encodeToString(PAIR.getPublic().getEncoded());
    return "-----BEGIN PUBLIC KEY-----\n" + lines + "\n-----END PUBLIC KEY-----\n";
  }

  static String decrypted(String base64) throws Node.Refused {
    try {
      var cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
      cipher.init(Cipher.DECRYPT_MODE, PAIR.getPrivate());
      return new String(cipher.doFinal(Base64.getMimeDecoder().decode(base64)), StandardCharsets.UTF_8);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new Node.Refused("The user name or password is incorrect.");
    }
  }
}
