package dev.upg.local;

import dev.upg.host.Command;
import dev.upg.host.CommandResult;
import dev.upg.host.Host;
import dev.upg.host.HostFailure;
import dev.upg.host.JobAnswer;
import dev.upg.host.OutputListener;
import dev.upg.host.Way;
import dev.upg.shell.CommandRunner;
import dev.upg.shell.Machine;
import dev.upg.shell.StartedCommand;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;

/** This machine. Thread-safe. */
public final class LocalHost implements Host {
  /** As OpenSSH waits for a connection at most where nobody says otherwise. */
  private static final int CONNECT_MILLIS = 15_000;

  private final ExecutorService threads = Executors
      .newCachedThreadPool(Thread.ofPlatform().daemon().name("upg-local-", 0).factory());
  private final ReentrantLock lock = new ReentrantLock();
  private CommandRunner runner;

  @Override
  public CommandResult execute(Command command, OutputListener output) throws HostFailure, InterruptedException {
    return runner().execute(command, output);
  }

  @Override
  public JobAnswer attach(String job, Duration timeout, OutputListener output)
      throws HostFailure, InterruptedException {
    return runner().attach(job, timeout, output);
  }

  @Override
  public boolean forget(List<String> jobs) throws InterruptedException {
    try {
      return runner().forget(jobs);
    } catch (HostFailure e) {
      // The folder harms nobody; the caller repeats this.
      return false;
    }
  }

  @Override
  public Way way(String host, int port) throws HostFailure {
    var socket = new Socket();
    try {
      socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
      socket.setTcpNoDelay(true);
      return new Relay(socket.getInputStream(), socket.getOutputStream(), socket);
    } catch (IOException e) {
      try {
        socket.close();
      } catch (IOException closing) {
        e.addSuppressed(closing);
      }
      throw new HostFailure.Unreachable("localhost", "nc " + host + " " + port,
          "This machine gets no connection to " + host + ":" + port + ": " + e.getMessage(), e);
    }
  }

  /** There is nothing to close: its threads end by themselves when they have nothing to do. */
  @Override
  public void close() {}

  private CommandRunner runner() throws HostFailure, InterruptedException {
    lock.lockInterruptibly();
    try {
      if (runner == null) {
        runner = CommandRunner.on(new LocalMachine(), threads);
      }
      return runner;
    } finally {
      lock.unlock();
    }
  }

  private static final class LocalMachine implements Machine {
    @Override
    public String name() {
      return "localhost";
    }

    @Override
    public boolean isFar() {
      return false;
    }

    @Override
    public StartedCommand start(String commandLine, Purpose purpose) throws HostFailure {
      try {
        return new LocalCommand(new ProcessBuilder("/bin/sh", "-c", commandLine).start());
      } catch (IOException e) {
        throw new HostFailure.CannotRun(name(), "No process can be started on this machine: " + e.getMessage(),
            "Look for a limit on processes, or memory (`ulimit -a`, `free`).");
      }
    }
  }
}
