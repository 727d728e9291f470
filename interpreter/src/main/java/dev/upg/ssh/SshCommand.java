package dev.upg.ssh;

import dev.upg.shell.Ending;
import dev.upg.shell.StartedCommand;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import net.schmizz.sshj.transport.TransportException;

/** A command line in a channel of a connection. */
record SshCommand(ExecChannel channel) implements StartedCommand {
  private static final int LONGEST_PIECE = 32 * 1024;

  /**
   * In pieces that the server has room for: sshj's stream drops what there is no room for when it is closed, gives up its
   * wait for room after some time, and meanwhile stops the whole connection should the command end.
   */
  @Override
  public void send(InputStream input) throws IOException {
    var stdin = channel.getOutputStream();
    var piece = new byte[LONGEST_PIECE];
    int read = input.read(piece);
    while (read >= 0) {
      for (int sent = 0; sent < read;) {
        int part = Math.min(channel.awaitRoom(), read - sent);
        stdin.write(piece, sent, part);
        stdin.flush();
        sent += part;
      }
      read = input.read(piece);
    }
    stdin.close();
  }

  @Override
  public InputStream stdout() {
    return channel.stdout();
  }

  @Override
  public InputStream stderr() {
    return channel.stderr();
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
