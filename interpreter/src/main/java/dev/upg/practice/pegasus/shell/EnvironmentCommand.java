package dev.upg.practice.pegasus.shell;

import dev.upg.practice.pegasus.model.PegasusModel;
import dev.upg.practice.pegasus.model.Table;

import java.util.List;
import java.util.Optional;

/** {@code get_app_envs} and {@code set_app_envs}, of the table that {@code use} named. */
final class EnvironmentCommand implements ShellCommand {
  private final boolean sets;

  EnvironmentCommand(boolean sets) {
    this.sets = sets;
  }

  @Override
  public String name() {
    return sets ? "set_app_envs" : "get_app_envs";
  }

  @Override
  public List<String> usage() {
    return List.of(sets ? "<key> <value> [key value...]" : "[-j|--json]");
  }

  @Override
  public boolean run(List<String> arguments, MetaLink metas, Console console) throws InterruptedException {
    var options = Options.parse(name(), arguments, sets ? List.of() : List.of("j=json"));
    if (options.failed() || sets && (options.operands().isEmpty() || options.operands().size() % 2 > 0)) {
      console.error(options.error());
      return false;
    }
    var found = metas.ask(ClusterInfoCommand.PATIENCE, leader -> table(metas.model(), console.table()));
    if (found.isEmpty() || found.get().isEmpty()) {
      var why = found.isEmpty() ? Failures.ofControl(metas) : PegasusModel.NOT_FOUND;
      console.errorLine((sets ? "set app envs" : "get app envs") + " failed with error " + why + "!");
      return true;
    }
    var model = metas.model();
    int id = found.get().get().id();
    synchronized (model) {
      if (sets) {
        for (var i = 0; i < options.operands().size(); i += 2) {
          model.environments().set(id, options.operands().get(i), options.operands().get(i + 1), model.now());
        }
        console.line("set app envs succeed");
      } else {
        var report = new Report();
        var values = report.values("app_envs");
        model.environments().of(id).forEach(values::put);
        console.print(report, options);
      }
    }
    return true;
  }

  private static Optional<Table> table(PegasusModel model, String name) {
    return model.tables().stream().filter(table -> table.name().equals(name)).findFirst();
  }
}
