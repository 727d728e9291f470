package dev.upg.ssh;

import dev.upg.host.Command;
import dev.upg.host.Host;
import dev.upg.host.OutputListener;
import dev.upg.openssh.OpenSshConnector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Prints what a command costs over one connection to a real OpenSSH server on this machine, by both transports, beside `ssh`
 * with a master connection and a process a command: 200 times `true`, after 50 to warm up, three times in turn; then as jobs. Not a test; run it on a quiet machine.
 */
final class CommandCost {
  private static final int COMMANDS = 200;
  private static final Command TRUE = Command.of("true", Duration.ofSeconds(30));

  private CommandCost() {}

  public static void main(String[] arguments) throws Exception {
    var folder = Files.createTempDirectory("cost");
    var files = SshFiles.in(folder);
    files.key("key", "-t", "ed25519");
    files.configure();
    try (var server = new OpenSshServer(folder.resolve("server"), List.of(files.publicKey("key")));
        var own = new SshConnector(files.options());
        var program = new OpenSshConnector(files.program())) {
      files.know(server.port(), server.publicHostKey("ed25519"));
      var host = Map.of("sshj", own.host(SshFiles.address(server.port())), "openssh",
          program.host(SshFiles.address(server.port())));
      for (var transport : List.of("sshj", "openssh")) {
        long start = System.nanoTime();
        host.get(transport).execute(TRUE, OutputListener.NONE);
        System.out.printf("%-8s connect, log in, look at the shell, first command: %.0f ms%n", transport,
            millis(start));
      }
      for (int round = 1; round <= 3; round++) {
        for (var transport : List.of("sshj", "openssh")) {
          round(transport, host.get(transport));
        }
        System.out.printf("ssh with ControlMaster: %.2f ms a command%n", master(files, server.port()));
      }
    }
  }

  private static void round(String transport, Host host) throws Exception {
    for (int i = 0; i < 50; i++) {
      host.execute(TRUE, OutputListener.NONE);
    }
    long start = System.nanoTime();
    for (int i = 0; i < COMMANDS; i++) {
      host.execute(TRUE, OutputListener.NONE);
    }
    System.out.printf("%-8s %.2f ms a command", transport, millis(start) / COMMANDS);
    start = System.nanoTime();
    for (int i = 0; i < COMMANDS; i++) {
      host.execute(TRUE.asJob("cost-" + i), OutputListener.NONE);
    }
    System.out.printf(", %.2f as a job", millis(start) / COMMANDS);
    start = System.nanoTime();
    for (int i = 0; i < COMMANDS; i++) {
      host.forget(List.of("cost-" + i));
    }
    System.out.printf(", %.2f to forget one%n", millis(start) / COMMANDS);
  }

  private static double master(SshFiles files, int port) throws IOException, InterruptedException {
    var socket = Path.of(Files.createTempDirectory("cm").toString(), "s").toString();
    var ssh = List.of("ssh", "-F", "none", "-o", "ControlPath=" + socket, "-i", files.ssh("key").toString(), "-o",
        "UserKnownHostsFile=" + files.ssh("known_hosts"), "-p", String.valueOf(port), "127.0.0.1");
    var master = new java.util.ArrayList<>(ssh);
    master.addAll(1, List.of("-M", "-N"));
    var process = new ProcessBuilder(master).start();
    try {
      while (!Files.exists(Path.of(socket))) {
        Thread.onSpinWait();
      }
      var command = String.join(" ", ssh) + " true";
      // One shell runs them all, so that only what ssh itself costs is counted.
      var loop = "i=0; while [ $i -lt " + COMMANDS + " ]; do " + command + " </dev/null; i=$((i+1)); done";
      long start = System.nanoTime();
      SshFiles.run("sh", "-c", loop);
      return millis(start) / COMMANDS;
    } finally {
      process.destroy();
      process.waitFor();
    }
  }

  private static double millis(long startNanos) {
    return (System.nanoTime() - startNanos) / 1e6;
  }
}
