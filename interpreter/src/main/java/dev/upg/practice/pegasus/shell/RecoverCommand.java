package dev.upg.practice.pegasus.shell;

import dev.upg.practice.pegasus.model.PegasusModel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * {@code recover}, with the words of {@code shell.any.recover} (derived). Nothing is lost in a practice cluster, so it ends well once all
 * the servers it is given answer; what a server says that isn't told to recover isn't known.
 */
final class RecoverCommand implements ShellCommand {
  private static final List<String> OPTIONS = List.of("f=node_list_file:", "s=node_list_str:", "w=wait_seconds:",
      "b=skip_bad_nodes", "l=skip_lost_partitions", "o=output:");
  private static final String RULE = "=".repeat(29);
  private static final int USUAL_PATIENCE = 100;

  @Override
  public String name() {
    return "recover";
  }

  @Override
  public List<String> usage() {
    return List.of("[-f|--node_list_file file_name] [-s|--node_list_str str]",
        "[-w|--wait_seconds num] [-b|--skip_bad_nodes]", "[-l|--skip_lost_partitions] [-o|--output file_name]");
  }

  @Override
  public boolean run(List<String> arguments, MetaLink metas, Console console) throws InterruptedException {
    var options = Options.parse(name(), arguments, OPTIONS);
    var patience = options.has('w') ? options.value('w') : String.valueOf(USUAL_PATIENCE);
    if (options.failed() || !patience.matches("\\d{1,6}")) {
      console.error(options.error());
      return false;
    }
    var given = given(options, console);
    if (given.isEmpty()) {
      console.errorLine("should specify one of node_list_file/node_list_str");
      return false;
    }
    var nodes = new ArrayList<String>();
    for (var node : given.get()) {
      if (nodes.contains(node)) {
        console.line("duplicate replica node " + node + ", just ingore it");
      } else {
        nodes.add(node);
      }
    }
    console.line("Wait seconds: " + patience);
    console.line("Skip bad nodes: " + options.has('b'));
    console.line("Skip lost partitions: " + options.has('l'));
    console.line("Node list:");
    console.line(RULE);
    nodes.forEach(console::line);
    console.line(RULE);
    for (int second = 0; !recovers(nodes, options.has('b'), metas); second++) {
      if (second == Integer.parseInt(patience)) {
        console.line("Wait recovery failed, administrator should check the meta for progress");
        return true;
      }
      metas.sleep(Duration.ofSeconds(1));
      console.line("Wait recovery for " + second + " seconds");
    }
    console.line("Recover result: " + PegasusModel.OK);
    return true;
  }

  /** The servers of {@code -s}, or those of the file of {@code -f}, one a line; empty when neither or both are given. */
  private static Optional<List<String>> given(Options options, Console console) {
    if (options.has('f') == options.has('s')) {
      return Optional.empty();
    }
    if (options.has('s')) {
      return Optional.of(Arrays.stream(options.value('s').split(",")).filter(node -> !node.isEmpty()).toList());
    }
    Path file = console.file(options.value('f'));
    try {
      return Optional.of(Files.readAllLines(file).stream().map(line -> line.replaceFirst("[#;].*", "").strip())
          .filter(line -> !line.isEmpty()).toList());
    } catch (IOException e) {
      console.errorLine("open file " + options.value('f') + " failed");
      return Optional.empty();
    }
  }

  private static boolean recovers(List<String> nodes, boolean skipsBad, MetaLink metas) {
    metas.catchUp();
    var model = metas.model();
    synchronized (model) {
      return model.leader().isPresent() && (skipsBad || nodes.stream().allMatch(node -> Names.read(node, metas.shell())
          .filter(address -> model.replicaServers().stream()
              .anyMatch(server -> server.address().equals(address) && server.process().running()))
          .isPresent()));
    }
  }
}
