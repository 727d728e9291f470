package dev.upg.local;

import dev.upg.shell.Ending;
import dev.upg.shell.StartedCommand;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A child process. Java reports its death by signal n as exit code 128+n, like a shell. */
final class LocalCommand implements StartedCommand {
  private final Process process;

  LocalCommand(Process process) {
    this.process = process;
  }

  @Override
  public void send(InputStream input) throws IOException {
    try (var stdin = process.getOutputStream()) {
      input.transferTo(stdin);
    }
  }

  @Override
  public InputStream stdout() {
    return process.getInputStream();
  }

  @Override
  public InputStream stderr() {
    return process.getErrorStream();
  }

  @Override
  public CompletableFuture<Ending> ended() {
    return process.onExit().thenApply(ended -> new Ending.Exited(ended.exitValue()));
  }

  @Override
  public Optional<Ending> ending() {
    return process.isAlive() ? Optional.empty() : Optional.of(new Ending.Exited(process.exitValue()));
  }

  /** The streams close themselves when the last process that holds them has ended. */
  @Override
  public void close() {}
}
