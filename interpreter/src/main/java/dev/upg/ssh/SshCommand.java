package dev.upg.ssh;

import dev.upg.shell.Ending;
import dev.upg.shell.StartedCommand;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import net.schmizz.sshj.connection.ConnectionException;
import net.schmizz.sshj.transport.TransportException;

/** A command line in a channel of a connection. */
record SshCommand(ExecChannel channel) implements StartedCommand {
  private static final int LONGEST_PIECE = 32 * 1024;

  /** In pieces of our own: sshj's stream drops what it can't send when it is closed, and gives up a wait after some time. */
  @Override
  public void send(InputStream input) throws IOException {
    var stdin = channel.getOutputStream();
    var piece = new byte[Math.min(LONGEST_PIECE, channel.getRemoteMaxPacketSize())];
    for (int read = input.read(piece); read >= 0; read = input.read(piece)) {
      stdin.write(piece, 0, read);
      flush(stdin);
    }
    stdin.close();
  }

  private void flush(OutputStream stdin) throws IOException {
    while (true) {
      try {
        stdin.flush();
        return;
      } catch (ConnectionException e) {
        if (!(e.getCause() instanceof TimeoutException) || !channel.isOpen()) {
          throw e;
        }
      }
    }
  }

  @Override
  public InputStream stdout() {
    return channel.getInputStream();
  }

  @Override
  public InputStream stderr() {
    return channel.getErrorStream();
  }

  @Override
  public CompletableFuture<Ending> ended() {
    return channel.ended();
  }

  @Override
  public Optional<Ending> ending() {
    return Optional.ofNullable(channel.ending());
  }

  @Override
  public void close() {
    try {
      channel.letGo();
    } catch (TransportException e) {
      // The connection is gone, and the channel with it.
      return;
    }
  }
}
