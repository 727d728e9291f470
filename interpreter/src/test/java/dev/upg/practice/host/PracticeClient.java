package dev.upg.practice.host;

import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.keyverifier.KnownHostsServerKeyVerifier;
import org.apache.sshd.client.keyverifier.RejectAllServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.keyprovider.FileKeyPairProvider;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.regex.Pattern;

/** A client that knows of the hosts only what the files of the practice cluster say. */
public final class PracticeClient implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final SshClient client = SshClient.setUpDefaultClient();
  private final Path work;

  /** @param code null when the connection was lost before it came */
  public record Result(Integer code, String stdout, String stderr) {}

  public PracticeClient(Path sshConfig) {
    work = sshConfig.getParent();
    client.setServerKeyVerifier(
        new KnownHostsServerKeyVerifier(RejectAllServerKeyVerifier.INSTANCE, work.resolve("known_hosts")));
    client.setKeyIdentityProvider(new FileKeyPairProvider(work.resolve("client_key")));
    client.start();
  }

  public ClientSession connect(String host) throws IOException {
    var port = Pattern.compile("Host " + host + "\n +HostName 127.0.0.1\n +Port (\\d+)")
        .matcher(Files.readString(work.resolve("ssh_config")));
    if (!port.find()) {
      throw new IllegalArgumentException(host);
    }
    var session = client.connect("anyone", "127.0.0.1", Integer.parseInt(port.group(1))).verify(LIMIT).getSession();
    session.auth().verify(LIMIT);
    return session;
  }

  public Result run(String host, String command, String input) throws IOException {
    try (var session = connect(host); ChannelExec channel = session.createExecChannel(command)) {
      var out = new ByteArrayOutputStream();
      var err = new ByteArrayOutputStream();
      channel.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
      channel.setOut(out);
      channel.setErr(err);
      channel.open().verify(LIMIT);
      channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), LIMIT);
      return new Result(channel.getExitStatus(), out.toString(StandardCharsets.UTF_8),
          err.toString(StandardCharsets.UTF_8));
    }
  }

  @Override
  public void close() {
    client.stop();
  }
}
