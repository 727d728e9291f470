package dev.upg.openssh;

import dev.upg.host.HostAddress;
import dev.upg.host.HostFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/** The system's {@code ssh}: which it is, and what its configuration says of a host. */
final class SshProgram {
  private static final Pattern VERSION = Pattern.compile("OpenSSH_(\\d+)\\.(\\d+)");
  /** The first one whose master speaks SSH's connection protocol with its clients, by its release notes. */
  private static final int OLDEST = 704;
  /** Since 7.6: {@code StrictHostKeyChecking=accept-new}. */
  private static final int ACCEPTS_NEW = 706;
  /** A configuration may run programs ({@code Match exec}). */
  private static final int ANSWER_SECONDS = 30;

  private final OpenSshOptions options;
  private final Executor threads;
  private int version;

  SshProgram(OpenSshOptions options, Executor threads) {
    this.options = options;
    this.threads = threads;
  }

  /** @throws HostFailure.CannotRun when there is no OpenSSH, it is too old, or its configuration is wrong */
  Destination destination(HostAddress address) throws HostFailure, InterruptedException {
    if (address.host().startsWith("-") || address.host().isEmpty()) {
      throw new HostFailure.CannotRun(address.host(), "`" + address.host() + "` can't be the name of a host",
          "Give its name or address in the inventory (`ansible_host`).");
    }
    find(address.host());
    var words = new ArrayList<String>(List.of(options.program(), "-G"));
    words.addAll(naming(address));
    var answer = run(address.host(), words);
    if (answer.code != 0) {
      throw new HostFailure.CannotRun(address.host(),
          "ssh can't follow its configuration: " + answer.text.strip().replaceAll("\\s*\\R\\s*", "; "),
          "Change the OpenSSH configuration there; `" + Destination.byHand(address, options.configFile())
              + "` must work.");
    }
    return Destination.of(address, options.configFile(), answer.text);
  }

  /** What tells {@code ssh} which host is meant; nothing of it can be taken for an option. */
  List<String> naming(HostAddress address) {
    var words = new ArrayList<String>();
    options.configFile().ifPresent(file -> words.addAll(List.of("-F", file.toString())));
    address.port().ifPresent(port -> words.addAll(List.of("-p", port.toString())));
    address.user().ifPresent(user -> words.addAll(List.of("-l", user)));
    address.identityFile().ifPresent(file -> words.addAll(List.of("-i", escaped(file.toString()))));
    words.addAll(List.of("--", address.host()));
    return words;
  }

  /** Where {@code accept-new} isn't known, an unknown key is refused. */
  String strictHostKeys(Destination destination) {
    return version() >= ACCEPTS_NEW ? destination.strictHostKeys() : "yes";
  }

  /** For values in which {@code ssh} replaces {@code %h} and the like. */
  static String escaped(String text) {
    return text.replace("%", "%%");
  }

  private synchronized int version() {
    return version;
  }

  private synchronized void find(String host) throws HostFailure, InterruptedException {
    if (version >= OLDEST) {
      return;
    }
    var said = run(host, List.of(options.program(), "-V")).text.strip();
    var numbers = VERSION.matcher(said);
    if (!numbers.find()) {
      throw new HostFailure.CannotRun(host,
          "`" + options.program() + "` of this machine isn't OpenSSH; it says: " + said,
          "Install OpenSSH's client (Debian, Ubuntu: openssh-client; RHEL: openssh-clients), or leave out"
              + " `--transport openssh`.");
    }
    version = Integer.parseInt(numbers.group(1)) * 100 + Integer.parseInt(numbers.group(2));
    if (version < OLDEST) {
      throw new HostFailure.CannotRun(host, "`" + options.program() + "` of this machine is too old: " + said,
          "Install OpenSSH 7.4 or newer, or leave out `--transport openssh`.");
    }
  }

  private record Answer(int code, String text) {}

  private Answer run(String host, List<String> words) throws HostFailure, InterruptedException {
    Process process;
    try {
      process = new ProcessBuilder(words).redirectErrorStream(true).start();
      process.getOutputStream().close();
    } catch (IOException e) {
      throw new HostFailure.CannotRun(host, "`" + options.program() + "` can't be started on this machine: "
          + e.getMessage(),
          "Install OpenSSH's client (Debian, Ubuntu: openssh-client; RHEL: openssh-clients), or leave out"
              + " `--transport openssh`.");
    }
    try {
      var text = CompletableFuture.supplyAsync(() -> readAll(process), threads).get(ANSWER_SECONDS, TimeUnit.SECONDS);
      return new Answer(process.waitFor(), text);
    } catch (ExecutionException | TimeoutException e) {
      throw new HostFailure.CannotRun(host, "`" + String.join(" ", words) + "` doesn't end",
          "Try it by hand: a program that the OpenSSH configuration calls (`Match exec`) may hang.");
    } finally {
      process.destroyForcibly();
    }
  }

  private static String readAll(Process process) {
    try {
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
