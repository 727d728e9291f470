package dev.upg.ssh;

import java.security.InvalidKeyException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyFactorySpi;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.KeySpec;

/**
 * Lets sshj read ECDSA keys on the JDK alone: it asks for a key factory by BouncyCastle's name {@code ECDSA}, which the
 * JDK calls {@code EC}. Without this, a server whose host key is ECDSA can't be reached.
 */
final class EcdsaKeys extends Provider {
  private static final String NAME = "upg-ecdsa";

  private EcdsaKeys() {
    super(NAME, "1", "KeyFactory ECDSA by the JDK's EC");
    putService(new Service(this, "KeyFactory", "ECDSA", Factory.class.getName(), null, null) {
      @Override
      public Object newInstance(Object parameter) throws NoSuchAlgorithmException {
        return new Factory(KeyFactory.getInstance("EC"));
      }
    });
  }

  /** For the whole process, once; after all other providers, so that it changes nothing for them. */
  static void install() {
    Security.addProvider(new EcdsaKeys());
  }

  private static final class Factory extends KeyFactorySpi {
    private final KeyFactory jdk;

    Factory(KeyFactory jdk) {
      this.jdk = jdk;
    }

    @Override
    protected PublicKey engineGeneratePublic(KeySpec spec) throws InvalidKeySpecException {
      return jdk.generatePublic(spec);
    }

    @Override
    protected PrivateKey engineGeneratePrivate(KeySpec spec) throws InvalidKeySpecException {
      return jdk.generatePrivate(spec);
    }

    @Override
    protected <T extends KeySpec> T engineGetKeySpec(Key key, Class<T> spec) throws InvalidKeySpecException {
      return jdk.getKeySpec(key, spec);
    }

    @Override
    protected Key engineTranslateKey(Key key) throws InvalidKeyException {
      return jdk.translateKey(key);
    }
  }
}
