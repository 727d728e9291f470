package dev.upg.openssh;

import dev.upg.host.HostAddress;
import dev.upg.host.HostFailure;
import dev.upg.host.ShellQuote;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Starts a master of {@code ssh} and waits until it is logged in, or says why it isn't. */
final class Login {
  /**
   * Keeps the keyboard's signals away from {@code ssh}, since the first Ctrl-C ends the run, not its connections; and the
   * terminal, if that can be done.
   */
  private static final String APART = "trap '' HUP INT QUIT TSTP;command -v setsid >/dev/null 2>&1&&exec setsid \"$@\";"
      + "exec \"$@\"";
  /** For the key exchange and the keys, beyond the time to connect. */
  private static final Duration HANDSHAKE = Duration.ofSeconds(30);
  /** A person was asked, or has something to touch; a server waits as long (LoginGraceTime). */
  private static final Duration PERSON = Duration.ofSeconds(120);
  private static final Duration LOOK = Duration.ofMillis(20);

  private final OpenSshOptions options;
  private final SshProgram program;
  private final HostAddress address;
  private final Destination destination;
  private final Optional<Connection> through;
  private final Path files;

  /**
   * @param through the last host to jump over
   * @param files a name in a folder of ours, with which the login's files begin
   */
  Login(OpenSshOptions options, SshProgram program, HostAddress address, Destination destination,
      Optional<Connection> through, Path files) {
    this.options = options;
    this.program = program;
    this.address = address;
    this.destination = destination;
    this.through = through;
    this.files = files;
  }

  /** @throws HostFailure nothing was sent to the host's shell then */
  Connection open() throws HostFailure, InterruptedException {
    try {
      int code = options.questions().isSomebodyThere() ? asking() : run(command(true), deadline(), Optional.empty());
      if (code != 0) {
        throw diagnosis().failure();
      }
      var socket = ControlSocket.connect(files);
      return new Connection(destination, files, new Link(destination.name(), socket, this::lastWords),
          socket.process());
    } catch (ClosedByInterruptException e) {
      Thread.interrupted();
      throw new InterruptedException();
    } catch (IOException e) {
      throw new HostFailure.Unreachable(destination.name(), destination.byHand(),
          "`" + destination.name() + "` can't be reached by ssh: " + e.getMessage(), e);
    }
  }

  private int asking() throws HostFailure, IOException, InterruptedException {
    try (var person = AskPass.of(files, options.questions())) {
      return run(command(false), deadline(), Optional.of(person));
    }
  }

  private Duration deadline() {
    return destination.connectTimeout().plus(HANDSHAKE);
  }

  private int run(List<String> command, Duration deadline, Optional<AskPass> person)
      throws HostFailure, IOException, InterruptedException {
    var builder = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD);
    person.ifPresent(asked -> builder.environment().putAll(asked.environment()));
    var process = builder.start();
    try {
      process.getOutputStream().close();
      long end = System.nanoTime() + deadline.toNanos();
      while (!process.waitFor(person.isPresent() ? LOOK.toNanos() : end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        if (person.isPresent() && person.get().serve()) {
          end = System.nanoTime() + PERSON.toNanos();
        } else if (System.nanoTime() >= end) {
          throw diagnosis().unreachable("it doesn't finish the key exchange");
        }
      }
      return process.exitValue();
    } finally {
      process.destroyForcibly();
    }
  }

  private List<String> command(boolean batch) {
    var words = new ArrayList<String>(List.of("sh", "-c", APART, "sh", options.program(), "-M", "-N", "-f", "-E",
        log().toString(), "-S", SshProgram.escaped(files.toString()), "-o",
        "ControlPersist=" + Math.max(1, options.orphan().toSeconds())));
    words.addAll(common());
    words.addAll(List.of("-o", "BatchMode=" + (batch ? "yes" : "no")));
    words.addAll(program.naming(address));
    return words;
  }

  /** Options go before the configuration's. */
  private List<String> common() {
    var words = new ArrayList<String>(List.of("-T", "-x", "-a", "-o", "LogLevel=INFO", "-o", "ClearAllForwardings=yes",
        "-o", "PermitLocalCommand=no", "-o", "StrictHostKeyChecking=" + program.strictHostKeys(destination), "-o",
        "ConnectTimeout=" + destination.connectTimeout().toSeconds(), "-o",
        "ServerAliveInterval=" + destination.aliveInterval()));
    through.ifPresent(jump -> words.addAll(List.of("-o", "ProxyUseFdpass=no", "-o", "ProxyCommand=" + by(jump))));
    return words;
  }

  /** A master that is gone mustn't be replaced by a connection of its own. */
  private String by(Connection jump) {
    return ShellQuote.words(List.of(options.program(), "-F", "/dev/null", "-E", log().toString(), "-S",
        SshProgram.escaped(SshProgram.escaped(jump.socket().toString())), "-o", "ProxyCommand=false", "-W"))
        + " '[%h]:%p' upg";
  }

  /** The key of an unknown host is told only when asked for more words, and then before any key of ours is offered. */
  private Optional<String> hostKey() throws IOException, InterruptedException {
    var said = Path.of(files + ".key");
    var words = new ArrayList<String>(List.of(options.program(), "-v", "-N", "-E", said.toString(), "-S", "none", "-o",
        "BatchMode=yes"));
    words.addAll(common());
    words.set(words.indexOf("LogLevel=INFO"), "LogLevel=DEBUG");
    words.addAll(program.naming(address));
    var process = new ProcessBuilder(words).redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try {
      process.getOutputStream().close();
      process.waitFor(deadline().toMillis(), TimeUnit.MILLISECONDS);
      return Diagnosis.hostKey(Files.readString(said));
    } finally {
      process.destroyForcibly();
    }
  }

  private Diagnosis diagnosis() throws IOException, InterruptedException {
    var said = Files.exists(log()) ? Files.readString(log()) : "";
    var key = Diagnosis.isOfUnknownKey(said) ? hostKey() : Optional.<String>empty();
    return new Diagnosis(destination, through.map(Connection::name), said, key);
  }

  private Path log() {
    return Path.of(files + ".log");
  }

  private String lastWords() {
    try {
      return Diagnosis.lastWords(Files.readString(log()));
    } catch (IOException e) {
      return "ssh has ended";
    }
  }
}
