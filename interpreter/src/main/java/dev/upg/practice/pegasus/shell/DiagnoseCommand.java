package dev.upg.practice.pegasus.shell;

import dev.upg.practice.pegasus.model.Address;
import dev.upg.practice.pegasus.model.Gpid;
import dev.upg.practice.pegasus.model.Partition;
import dev.upg.practice.pegasus.model.PegasusModel;

import java.util.List;
import java.util.function.Function;

/**
 * {@code ddd_diagnose}, with the words of {@code shell.any.ddd_diagnose} (derived): partitions that lost all replicas. Here the leader takes
 * the last server back as soon as it lives, so those that are listed wait for a server that is down, and there is nothing to propose. The
 * decrees of a log aren't modelled: they read 0.
 */
final class DiagnoseCommand implements ShellCommand {
  private static final List<String> OPTIONS = List.of("g=gpid:", "d=diagnose", "a=auto_diagnose", "s=skip_prompt",
      "o=output:");
  private static final String RULE = "    ----";

  @Override
  public String name() {
    return "ddd_diagnose";
  }

  @Override
  public List<String> usage() {
    return List.of("[-g|--gpid appid|appid.pidx] [-d|--diagnose] [-a|--auto_diagnose]",
        "[-s|--skip_prompt] [-o|--output file_name]");
  }

  @Override
  public boolean run(List<String> arguments, MetaLink metas, Console console) throws InterruptedException {
    var options = Options.parse(name(), arguments, OPTIONS);
    var wanted = options.value('g');
    if (options.failed() || !wanted.isEmpty() && !wanted.matches("\\d+") && Gpid.parse(wanted).isEmpty()) {
      console.error(options.error());
      return false;
    }
    var told = metas.ask(ClusterInfoCommand.PATIENCE, leader -> told(metas, options));
    if (told.isPresent()) {
      console.out(told.get());
    } else {
      console.line("DDD diagnose failed with error " + Failures.ofControl(metas));
    }
    return true;
  }

  private static String told(MetaLink metas, Options options) {
    var wanted = options.value('g');
    var model = metas.model();
    var lost = model.lost().stream().filter(partition -> wanted.isEmpty() || partition.id().toString().equals(wanted)
        || String.valueOf(partition.id().table()).equals(wanted)).toList();
    Function<Address, String> shown = node -> metas.shown(node, options);
    var text = new StringBuilder("Total " + lost.size() + " ddd partitions:\n\n");
    for (int i = 0; i < lost.size(); i++) {
      describe(i + 1, lost.get(i), model, shown, text);
      if (options.has('d')) {
        text.append("\nProposed count: 0/").append(lost.size()).append("\n\n");
      }
    }
    return text.append("Diagnose ddd done.\n").toString();
  }

  private static void describe(int number, Partition partition, PegasusModel model, Function<Address, String> shown,
      StringBuilder text) {
    text.append('(').append(number).append(") ").append(partition.id()).append("\n    config: ballot(")
        .append(partition.ballot()).append("), last_committed(0)\n").append(RULE).append('\n');
    var drops = partition.dropped();
    for (int i = 0; i < drops.size(); i++) {
      var alive = model.alive(drops.get(i).node());
      text.append("    dropped[").append(i).append("]: node(").append(shown.apply(drops.get(i).node()))
          .append("), drop_time(").append(Names.time(drops.get(i).at())).append(".000), alive(").append(alive)
          .append("), collected(").append(alive).append("), ballot(").append(partition.ballot())
          .append("), last_committed(0), last_prepared(0)").append(mark(i, drops.size())).append('\n');
    }
    text.append(RULE).append('\n');
    for (int i = 0; i < drops.size(); i++) {
      text.append("    last_drops[").append(i).append("]: node(").append(shown.apply(drops.get(i).node())).append(')')
          .append(mark(i, drops.size())).append('\n');
    }
    text.append(RULE).append('\n');
  }

  private static String mark(int i, int count) {
    return i == count - 1 ? "  <== the latest" : i == count - 2 ? "  <== the secondary latest" : "";
  }
}
