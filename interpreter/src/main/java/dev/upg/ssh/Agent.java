package dev.upg.ssh;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An ssh-agent, asked over its Unix socket by the protocol of draft-ietf-sshm-ssh-agent. Thread-safe: each question has a connection of its own. */
final class Agent {
  /** @param comment mostly the file the key came from */
  record Key(byte[] blob, String comment) {}

  private static final int REQUEST_IDENTITIES = 11;
  private static final int IDENTITIES_ANSWER = 12;
  private static final int SIGN_REQUEST = 13;
  private static final int SIGN_RESPONSE = 14;
  private static final int RSA_SHA2_256 = 2;
  private static final int RSA_SHA2_512 = 4;
  private static final int LONGEST_MESSAGE = 1 << 20;

  private final Path socket;

  Agent(Path socket) {
    this.socket = socket;
  }

  List<Key> keys() throws IOException {
    var answer = ask(new byte[]{REQUEST_IDENTITIES}, IDENTITIES_ANSWER);
    int count = answer.getInt();
    var keys = new ArrayList<Key>();
    for (int i = 0; i < count; i++) {
      keys.add(new Key(string(answer), new String(string(answer), StandardCharsets.UTF_8)));
    }
    return List.copyOf(keys);
  }

  /**
   * @param algorithm says which hash an RSA key signs with
   * @return algorithm and signature, as they are sent over the wire
   */
  byte[] sign(byte[] key, byte[] data, String algorithm) throws IOException {
    var message = new ByteArrayOutputStream();
    var out = new DataOutputStream(message);
    out.writeByte(SIGN_REQUEST);
    out.writeInt(key.length);
    out.write(key);
    out.writeInt(data.length);
    out.write(data);
    out.writeInt(algorithm.startsWith("rsa-sha2-512")
        ? RSA_SHA2_512
        : algorithm.startsWith("rsa-sha2-256") ? RSA_SHA2_256 : 0);
    return string(ask(message.toByteArray(), SIGN_RESPONSE));
  }

  private ByteBuffer ask(byte[] message, int wanted) throws IOException {
    try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(socket));
      var request = ByteBuffer.allocate(Integer.BYTES + message.length).putInt(message.length).put(message).flip();
      while (request.hasRemaining()) {
        channel.write(request);
      }
      var in = new DataInputStream(Channels.newInputStream(channel));
      int length = in.readInt();
      if (length < 1 || length > LONGEST_MESSAGE) {
        throw new IOException("the agent answers with a message of " + length + " bytes");
      }
      var answer = ByteBuffer.wrap(in.readNBytes(length));
      if (answer.remaining() < length) {
        throw new IOException("the agent hung up");
      }
      if (answer.get() != wanted) {
        throw new IOException(
            wanted == SIGN_RESPONSE ? "the agent refuses to sign" : "the agent refuses to list its keys");
      }
      return answer;
    }
  }

  private static byte[] string(ByteBuffer from) throws IOException {
    int length = from.remaining() < Integer.BYTES ? -1 : from.getInt();
    if (length < 0 || length > from.remaining()) {
      throw new IOException("the agent's answer is cut short");
    }
    var bytes = new byte[length];
    from.get(bytes);
    return bytes;
  }
}
