package dev.upg.ssh;

import java.io.IOException;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.Message;
import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.transport.TransportException;
import net.schmizz.sshj.userauth.UserAuthException;
import net.schmizz.sshj.userauth.method.AbstractAuthMethod;

/**
 * The {@code publickey} method of RFC 4252 for a key of which only the public half need be at hand: sshj's own wants a
 * private key of the JDK, which an agent never gives, and signs RSA certificates by SHA-1 only.
 */
final class PublicKeyMethod extends AbstractAuthMethod {
  private final OfferedKey key;
  private final String algorithm;

  PublicKeyMethod(OfferedKey key, String algorithm) {
    super("publickey");
    this.key = key;
    this.algorithm = algorithm;
  }

  /** Asks whether the server would take the key; nothing is signed yet. */
  @Override
  protected SSHPacket buildReq() throws UserAuthException {
    return request(false);
  }

  @Override
  public void handle(Message message, SSHPacket packet) throws UserAuthException, TransportException {
    if (message != Message.USERAUTH_60) {
      super.handle(message, packet);
      return;
    }
    var signed = request(true);
    try {
      var data = new Buffer.PlainBuffer().putString(params.getTransport().getSessionID()).putBuffer(signed)
          .getCompactData();
      signed.putString(key.signer().sign(algorithm, data));
    } catch (IOException e) {
      throw new UserAuthException(e.getMessage(), e);
    }
    params.getTransport().write(signed);
  }

  private SSHPacket request(boolean isSigned) throws UserAuthException {
    return super.buildReq().putBoolean(isSigned).putString(algorithm).putString(key.blob());
  }
}
