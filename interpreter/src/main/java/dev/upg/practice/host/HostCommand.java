package dev.upg.practice.host;

import dev.upg.practice.host.CommandWatcher.Moment;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.server.session.ServerSessionAware;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * A command in a real shell, in the folder of its host. As with a real server it is the leader of a session of its own where
 * the machine can do that; unlike there, all of that session is ended when the channel is. Who has made a session of his
 * own lives on, as there, and is ended with the server.
 */
final class HostCommand implements Command, ServerSessionAware {
  private static final int BUFFER = 32 * 1024;

  private final SshHost host;
  private final List<String> shell;
  private final CommandWatcher watcher;
  private final ExecutorService threads;
  private final Consumer<List<ProcessHandle>> leftBehind;
  private final boolean ownSession = Files.isExecutable(Path.of("/usr/bin/setsid"));

  private InputStream in;
  private OutputStream out;
  private OutputStream err;
  private ExitCallback exit;
  private ServerSession session;
  private volatile Process process;
  private final AtomicBoolean hasPrinted = new AtomicBoolean();

  /** @param leftBehind is told who might live on when the channel is closed before the command has ended */
  HostCommand(SshHost host, List<String> shell, CommandWatcher watcher, ExecutorService threads,
      Consumer<List<ProcessHandle>> leftBehind) {
    this.host = host;
    this.shell = shell;
    this.watcher = watcher;
    this.threads = threads;
    this.leftBehind = leftBehind;
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
  public void setSession(ServerSession value) {
    session = value;
  }

  @Override
  public void start(ChannelSession channel, Environment environment) throws IOException {
    if (isCut(Moment.ARRIVED)) {
      return;
    }
    var words = new ArrayList<String>();
    if (ownSession) {
      words.add("/usr/bin/setsid");
    }
    words.addAll(shell);
    var builder = new ProcessBuilder(words).directory(host.folder().toFile());
    builder.environment().put("HOME", host.folder().toString());
    builder.environment().put("TMPDIR", host.folder().toString());
    // Of dev.upg.lock: the hosts are one machine.
    builder.environment().put("UPG_LOCK_DIR", host.folder().toString());
    builder.environment().putAll(environment.getEnv());
    process = builder.start();
    environment.addSignalListener((source, signal) -> signalAll(signal.name()));
    threads.execute(() -> pump(in, process.getOutputStream(), true));
    var output = threads.submit(() -> pump(process.getInputStream(), out, false));
    var errors = threads.submit(() -> pump(process.getErrorStream(), err, false));
    threads.execute(() -> finish(output, errors));
  }

  /** Waits for the output as well, like a real server: a process in the background that keeps it open holds the channel. */
  private void finish(Future<?> output, Future<?> errors) {
    try {
      var code = process.waitFor();
      output.get();
      errors.get();
      if (!isCut(Moment.ENDED)) {
        exit.onExit(code);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the output of a command of " + host.name() + " couldn't be passed on",
          e.getCause());
    }
  }

  private boolean isCut(Moment moment) {
    boolean cut = watcher.cutsConnection(host, shell.getLast(), moment);
    if (cut) {
      session.close(true);
    }
    return cut;
  }

  private void pump(InputStream from, OutputStream to, boolean isInput) {
    var buffer = new byte[BUFFER];
    try {
      for (var count = from.read(buffer); count >= 0; count = from.read(buffer)) {
        if (!isInput && !hasPrinted.getAndSet(true) && isCut(Moment.RUNS)) {
          return;
        }
        to.write(buffer, 0, count);
        to.flush();
      }
      if (isInput) {
        to.close();
      }
    } catch (IOException e) {
      // One side has ended: the command stopped reading, or the channel was closed. The exit status or destroy tells the rest.
      return;
    }
  }

  private void signalAll(String name) {
    var target = ownSession ? "-" + process.pid() : String.valueOf(process.pid());
    try {
      new ProcessBuilder("kill", "-s", name, "--", target).redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start().waitFor();
    } catch (IOException e) {
      process.destroy();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void destroy(ChannelSession channel) {
    if (process != null && process.isAlive()) {
      leftBehind.accept(process.descendants().toList());
      signalAll("KILL");
      process.destroyForcibly();
    }
  }
}
