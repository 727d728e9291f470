package dev.upg.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;

/** What a server of the tests runs: a real sh. MINA's own waits for stdin to be read before it reads stdout. */
final class ShellCommand implements Command {
  private final String text;
  private final Map<String, String> environment;
  private final AtomicLong copied = new AtomicLong();
  private InputStream in;
  private OutputStream out;
  private OutputStream err;
  private ExitCallback exit;
  private Process process;

  ShellCommand(String text, Map<String, String> environment) {
    this.text = text;
    this.environment = environment;
  }

  @Override
  public void setInputStream(InputStream stream) {
    in = stream;
  }

  @Override
  public void setOutputStream(OutputStream stream) {
    out = stream;
  }

  @Override
  public void setErrorStream(OutputStream stream) {
    err = stream;
  }

  @Override
  public void setExitCallback(ExitCallback callback) {
    exit = callback;
  }

  @Override
  public void start(ChannelSession channel, Environment environment) throws IOException {
    var builder = new ProcessBuilder(List.of("/bin/sh", "-c", text));
    builder.environment().putAll(this.environment);
    process = builder.start();
    var stdin = new Thread(() -> copy(in, process.getOutputStream(), true));
    stdin.setDaemon(true);
    stdin.start();
    var stdout = CompletableFuture.runAsync(() -> copy(process.getInputStream(), out, false),
        Thread::startVirtualThread);
    var stderr = CompletableFuture.runAsync(() -> copy(process.getErrorStream(), err, false),
        Thread::startVirtualThread);
    process.onExit().thenAcceptAsync(ended -> {
      awaitOutput(CompletableFuture.allOf(stdout, stderr));
      exit.onExit(ended.exitValue());
    }, Thread::startVirtualThread);
  }

  /** Until all was read; what a process in the background holds open ends it when nothing came for a while. */
  private void awaitOutput(CompletableFuture<Void> output) {
    long seen = -1;
    while (seen != copied.get()) {
      seen = copied.get();
      try {
        output.get(1, TimeUnit.SECONDS);
        return;
      } catch (TimeoutException idle) {
        continue;
      } catch (ExecutionException | InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Override
  public void destroy(ChannelSession channel) {
    process.destroy();
  }

  /** A side that is closed ends the copy; what it was sent is nobody's then. */
  private void copy(InputStream from, OutputStream to, boolean closes) {
    var buffer = new byte[8192];
    try {
      for (int length; (length = from.read(buffer)) >= 0;) {
        to.write(buffer, 0, length);
        to.flush();
        copied.addAndGet(length);
      }
    } catch (IOException e) {
      drain(from);
    }
    if (closes) {
      try {
        to.close();
      } catch (IOException e) {
        return;
      }
    }
  }

  private static void drain(InputStream from) {
    try {
      from.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      return;
    }
  }
}
