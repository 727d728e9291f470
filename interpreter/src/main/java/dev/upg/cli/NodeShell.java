package dev.upg.cli;

import dev.upg.value.Value;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A shell of the person's own on a node, by the system's {@code ssh} with what the run knows of the node; on this machine
 * {@code $SHELL}.
 *
 * @param sshConfig of {@code --ssh-config}
 * @param practice whether the node is one of a practice cluster: those have no terminals
 * @param tell shows a line
 * @param busy is told whether the terminal belongs to the shell
 */
record NodeShell(Optional<Path> sshConfig, boolean practice, String ownShell, Consumer<String> tell,
    Consumer<Boolean> busy) {

  /** Returns when the shell is left. */
  void open(Value.NodeRef node) throws InterruptedException {
    var command = command(node);
    tell.accept("$ " + String.join(" ", command));
    if (practice) {
      tell.accept("A practice host shows no prompt; type commands, and `exit` at the end.");
    }
    node.become()
        .ifPresent(user -> tell.accept("The run itself works as " + user + " there: `sudo -u " + user + " …`."));
    busy.accept(true);
    try {
      int code = run(command);
      busy.accept(false);
      tell.accept(
          "The shell on " + node.name() + " is left" + (code == 0 ? "." : "; its exit status was " + code + "."));
    } catch (IOException e) {
      busy.accept(false);
      tell.accept("`" + command.getFirst() + "` can't be started here (" + SourceFiles.reason(e)
          + "). Use another terminal: the line above, then come back.");
    }
  }

  private static int run(List<String> command) throws IOException, InterruptedException {
    var shell = new ProcessBuilder(command).inheritIO().start();
    try {
      return shell.waitFor();
    } finally {
      shell.destroy();
    }
  }

  List<String> command(Value.NodeRef node) {
    var address = node.address();
    if (address.local()) {
      return List.of(ownShell);
    }
    var words = new ArrayList<>(List.of("ssh"));
    if (practice) {
      words.add("-T");
    }
    sshConfig.ifPresent(file -> words.addAll(List.of("-F", file.toString())));
    address.port().ifPresent(port -> words.addAll(List.of("-p", port.toString())));
    address.user().ifPresent(user -> words.addAll(List.of("-l", user)));
    address.identityFile().ifPresent(file -> words.addAll(List.of("-i", file.toString())));
    words.addAll(List.of("--", address.host()));
    return words;
  }
}
