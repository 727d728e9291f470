package dev.upg.openssh;

import dev.upg.shell.Ending;
import dev.upg.shell.StartedCommand;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A command line in a channel of a connection. */
record OpenedCommand(Channel channel) implements StartedCommand {
  @Override
  public void send(InputStream input) throws IOException {
    try (var stdin = channel.output()) {
      input.transferTo(stdin);
    }
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
    return channel.ending();
  }

  @Override
  public void close() {
    channel.letGo();
  }
}
