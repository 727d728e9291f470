package dev.upg.practice.pegasus.shell;

import dev.upg.clock.Clock;
import dev.upg.practice.pegasus.model.PegasusModel;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * {@code pegasus_shell} fed from a pipe: a banner, the answer to each line, a last line. The version of the shell forms tables
 * and remote commands, that of each server its own replies. Thread-safe.
 */
public final class AdminShell {
  private static final Duration NAME_PATIENCE = Duration.ofSeconds(1);
  /**
   * Width of the command names in help texts: that of the longest name of the real shell, and two blanks. As seen of 2.1 to
   * 2.5; in other releases it may be another.
   */
  private static final int NAME_WIDTH = 24;
  private static final int ABORTED = 134;

  private static final List<String> TARGETS = List.of("[-t all|meta-server|replica-server] [-l ip:port,ip:port...]",
      "[-r|--resolve_ip]");
  private static final List<ShellCommand> COMMANDS = List.of(new ClusterInfoCommand(), new AppCommand(),
      new LsCommand(),
      new NodesCommand(), new LevelCommand(true), new LevelCommand(false), new ProposalCommand(true),
      new ProposalCommand(false),
      new RecoverCommand(), new EnvironmentCommand(false), new EnvironmentCommand(true), new DiagnoseCommand(),
      new RemoteCommand("remote_command", "",
          List.of("[-t all|meta-server|replica-server] [-r|--resolve_ip]",
              "[-l ip:port,ip:port...]<command> [arguments...]")),
      new RemoteCommand("server_info", "server-info", TARGETS),
      new RemoteCommand("server_stat", "server-stat", TARGETS),
      new RemoteCommand("flush_log", "flush-log",
          List.of("[-t all|meta-server|replica-server]", "[-l ip:port,ip:port...][-r|--resolve_ip]")));

  private final PegasusModel model;
  private final Clock clock;
  private final ShellListener listener;

  public AdminShell(PegasusModel model, Clock clock, ShellListener listener) {
    this.model = model;
    this.clock = clock;
    this.listener = listener;
  }

  /**
   * Runs all lines. Takes as long on the clock as the real shell would: requests without a leader wait for one.
   *
   * @throws InterruptedException when the caller's thread is interrupted because nobody waits for the answer any more
   */
  public ShellAnswer run(ShellRequest request) throws InterruptedException {
    var metas = new MetaLink(model, clock, request.version(), request.metas());
    var console = new Console(request.directory());
    if (metas.unresolvable().isPresent()) {
      return new ShellAnswer("", "./run.sh: line 1: " + request.pid() + " Aborted                 ./pegasus_shell\n",
          ABORTED);
    }
    banner(request, metas, console);
    for (var line : request.lines()) {
      var words = Words.split(line);
      if (words.isEmpty()) {
        console.line("Invalid argument(s)");
      } else if (words.get().equals(List.of("exit"))) {
        break;
      } else {
        listener.before(words.get());
        if (listener.warns(words.get())) {
          warnings(request.pid(), clock.now(), console);
        }
        execute(words.get(), request, metas, console);
      }
    }
    console.line("dsn exit with code 0");
    return new ShellAnswer(console.outText(), console.errorText(), 0);
  }

  private void banner(ShellRequest request, MetaLink metas, Console console) throws InterruptedException {
    if (request.version().number().startsWith("2.4.")) {
      warnings(request.pid(), clock.now(), console);
    }
    var name = metas.ask(NAME_PATIENCE, leader -> model.config().clusterName()).orElse("unknown");
    console.line("Pegasus Shell " + request.version().number());
    console.line("Type \"help\" for more information.");
    console.line("Type \"Ctrl-D\" or \"Ctrl-C\" to exit the shell.");
    console.line("");
    console.line("The config file is: " + request.configFile());
    console.line("The cluster name is: " + name);
    console.line("The cluster meta list is: " + request.metas());
  }

  /** Shells of 2.4 warn about their own thread pools; the milliseconds have no leading zeros. */
  private static void warnings(long pid, Instant now, Console console) {
    var task = "RPC_CM_QUERY_PARTITION_CONFIG_BY_INDEX";
    for (var name : List.of(task, task + "_ACK")) {
      console.line("W" + Names.time(now) + "." + now.getNano() / 1_000_000 + " (" + now.getEpochSecond()
          + String.format("%09d", now.getNano()) + " " + pid + ") : overwrite default thread pool for task " + name
          + " from THREAD_POOL_META_SERVER to THREAD_POOL_DEFAULT");
    }
  }

  private static void execute(List<String> words, ShellRequest request, MetaLink metas, Console console)
      throws InterruptedException {
    var command = COMMANDS.stream().filter(candidate -> candidate.name().equals(words.getFirst())).findFirst();
    if (command.isPresent()) {
      if (!command.get().run(words.subList(1, words.size()), metas, console)) {
        console.out("USAGE: " + usage(command.get().name(), command.get().usage()));
      }
      return;
    }
    switch (words.getFirst()) {
      case "help" -> help(console);
      case "version" -> console.line("Pegasus Shell " + request.version());
      case "use" -> {
        console.use(words.size() > 1 ? words.get(1) : "");
        console.errorLine("OK");
      }
      default -> {
        console.line("ERROR: invalid subcommand '" + words.getFirst() + "'");
        help(console);
      }
    }
  }

  private static void help(Console console) {
    console.line("Usage:");
    console.out(usage("help", List.of("")));
    console.out(usage("version", List.of("")));
    COMMANDS.forEach(command -> console.out(usage(command.name(), command.usage())));
    console.out(usage("use", List.of("[app_name]")));
    console.out(usage("exit", List.of("")));
  }

  private static String usage(String name, List<String> lines) {
    var text = new StringBuilder();
    for (var i = 0; i < lines.size(); i++) {
      var start = i == 0 ? name : "";
      text.append('\t').append(start).append(" ".repeat(NAME_WIDTH - start.length())).append(lines.get(i)).append('\n');
    }
    return text.toString();
  }
}
