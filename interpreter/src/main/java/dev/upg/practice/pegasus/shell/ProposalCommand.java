package dev.upg.practice.pegasus.shell;

import dev.upg.practice.pegasus.model.Action;
import dev.upg.practice.pegasus.model.ActionType;
import dev.upg.practice.pegasus.model.Address;
import dev.upg.practice.pegasus.model.BalanceType;
import dev.upg.practice.pegasus.model.Gpid;
import dev.upg.practice.pegasus.model.PegasusModel;

import java.util.List;

/** {@code balance} and {@code propose}: both queue actions for one partition; only {@code propose -f} acts at once. */
final class ProposalCommand implements ShellCommand {
  private static final List<String> BALANCE = List.of("g=gpid:", "p=type:", "f=from:", "t=to:");
  private static final List<String> PROPOSE = List.of("f=force", "g=gpid:", "p=type:", "t=target:", "n=node:");

  private final boolean balances;

  ProposalCommand(boolean balances) {
    this.balances = balances;
  }

  @Override
  public String name() {
    return balances ? "balance" : "propose";
  }

  @Override
  public List<String> usage() {
    return balances
        ? List.of("<-g|--gpid appid.pidx> <-p|--type move_pri|copy_pri|copy_sec>",
            "<-f|--from from_address> <-t|--to to_address>")
        : List.of("[-f|--force] <-g|--gpid appid.pidx>",
            "<-p|--type ASSIGN_PRIMARY|ADD_SECONDARY|DOWNGRADE_TO_INACTIVE...>",
            "<-t|--target node_to_exec_command> <-n|--node node_to_be_affected>");
  }

  @Override
  public boolean run(List<String> arguments, MetaLink metas, Console console) throws InterruptedException {
    var options = Options.parse(name(), arguments, balances ? BALANCE : PROPOSE);
    var gpid = Gpid.parse(options.value('g'));
    var first = Names.read(options.value(balances ? 'f' : 't'), metas.shell());
    var second = Names.read(options.value(balances ? 't' : 'n'), metas.shell());
    if (options.failed() || gpid.isEmpty() || first.isEmpty() || second.isEmpty()) {
      console.error(options.error());
      return false;
    }
    return balances
        ? balance(options, gpid.get(), first.get(), second.get(), metas, console)
        : propose(options, gpid.get(), first.get(), second.get(), metas, console);
  }

  private static boolean balance(Options options, Gpid gpid, Address from, Address to, MetaLink metas, Console console)
      throws InterruptedException {
    var type = BalanceType.parse(options.value('p'));
    if (type.isEmpty()) {
      return false;
    }
    var result = metas.ask(ClusterInfoCommand.PATIENCE, leader -> {
      var primary = metas.model().partition(gpid).flatMap(partition -> partition.primary()).orElse(from);
      return metas.model().propose(gpid, type.get().actions(from, to, primary));
    });
    console.line("send balance proposal result: " + result.orElseGet(() -> Failures.ofControl(metas)));
    return true;
  }

  private static boolean propose(Options options, Gpid gpid, Address target, Address node, MetaLink metas,
      Console console)
      throws InterruptedException {
    var type = ActionType.parse(options.value('p'));
    if (type.isEmpty()) {
      console.errorLine("parse " + options.value('p') + " as config_type failed.");
      return false;
    }
    var action = new Action(type.get(), target, node);
    var result = metas.ask(ClusterInfoCommand.PATIENCE, leader -> send(metas.model(), gpid, action, options.has('f')));
    console.line("send proposal response: " + result.orElseGet(() -> Failures.ofControl(metas)));
    return true;
  }

  private static String send(PegasusModel model, Gpid gpid, Action action, boolean force) {
    return force ? model.force(gpid, action) : model.propose(gpid, List.of(action));
  }
}
