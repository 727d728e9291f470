package dev.upg.ssh;

import dev.upg.shell.Ending;
import dev.upg.shell.StartedCommand;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import net.schmizz.sshj.transport.TransportException;

/** A command line in a channel of a connection. */
record SshCommand(ExecChannel channel) implements StartedCommand {
  @Override
  public OutputStream stdin() {
    return channel.getOutputStream();
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
