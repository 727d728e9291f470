package dev.upg.cli;

import dev.upg.practice.host.CommandWatcher;
import dev.upg.practice.host.SshHosts;
import dev.upg.practice.host.WorkFolder;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.ArrayList;
import java.util.List;

/**
 * What Java does once to find out which classes commands need: it checks files, and runs a playbook on a host of this machine, which
 * fails and is gone on with. The launcher keeps these classes, loaded and linked, for fast starts. The host is another process, so that what only a practice
 * cluster needs isn't kept: all that is kept is loaded at every start.
 */
public final class Rehearsal {
  private static final String HOST = "host";

  private static final String PLAYBOOK = """
      playbook "Rehearsal"
      param times: int = 1
      inventory { group nodes { nodes 1..; home: path } }
      probe answers(node: node { home: path }) -> bool {
        return (probe node in node.home accept [0, 1] "echo up").stdout.trim() == "up"
      }
      require nodes.all(node -> answers(node)) else "it doesn't answer"
      foreach node in nodes batch times {
        step "change ${node.name}" { remote node in node.home timeout 1m "echo done" }
        require (probe node in node.home accept [0, 1] "test -e goes-on").code == 0 else "it goes on later"
        wait until answers(node) 2 times every 10ms timeout 1m
      }
      """;

  private Rehearsal() {}

  /** @param arguments what is checked */
  public static void main(String[] arguments) throws IOException, InterruptedException, GeneralSecurityException {
    if (arguments.length == 1 && arguments[0].equals(HOST)) {
      beHost();
      return;
    }
    var environment = Environment.ofProcess();
    var lint = new ArrayList<>(List.of("lint"));
    lint.addAll(List.of(arguments));
    Main.execute(environment, lint.toArray(String[]::new));
    useKeysOfOpenSsh();
    System.exit(run(environment));
  }

  /** The host of the rehearsal has keys of another type. */
  private static void useKeysOfOpenSsh() throws GeneralSecurityException {
    var keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    var signature = Signature.getInstance("Ed25519");
    signature.initSign(keys.getPrivate());
    signature.update(new byte[1]);
    var signed = signature.sign();
    signature.initVerify(keys.getPublic());
    signature.update(new byte[1]);
    signature.verify(signed);
  }

  /** The exit status of going on. */
  private static int run(Environment environment) throws IOException, InterruptedException {
    var host = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", System
        .getProperty("java.class.path"), Rehearsal.class.getName(), HOST).redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
    try (var work = new WorkFolder(); var said = new BufferedReader(new InputStreamReader(host.getInputStream()))) {
      var config = said.readLine();
      var port = said.readLine();
      Files.writeString(work.path().resolve("rehearsal.upg"), PLAYBOOK);
      Files.writeString(work.path().resolve("hosts.yml"), """
          nodes:
            hosts:
              node: { ansible_host: 127.0.0.1, ansible_port: %s, home: "%s" }
          """.formatted(port, work.path()));
      var there = environment.in(work.path());
      Main.execute(there, "run", "rehearsal.upg", "-i", "hosts.yml", "--ssh-config", config);
      Files.createFile(work.path().resolve("goes-on"));
      return Main.execute(there, "resume");
    } finally {
      host.getOutputStream().close();
      host.waitFor();
    }
  }

  /** Until stdin ends. */
  private static void beHost() throws IOException {
    try (var work = new WorkFolder(); var hosts = new SshHosts(work.path(), List.of("node"), CommandWatcher.NONE)) {
      System.out.println(hosts.config());
      System.out.println(hosts.host("node").port());
      System.out.flush();
      while (System.in.read() >= 0) {
        continue;
      }
    }
  }
}
