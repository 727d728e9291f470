package dev.upg.cli;

import dev.upg.bind.Binder;
import dev.upg.bind.Bound;
import dev.upg.check.CheckedProgram;
import dev.upg.clock.Clock;
import dev.upg.compile.Compiler;
import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.host.Connector;
import dev.upg.library.Library;
import dev.upg.practice.FastConnector;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From the text of a playbook to a program bound to its nodes and parameters, on a real cluster or a practice one. */
record Preparation(Environment environment, RunOptions options, Parts parts, Clock clock, RunDisplay display) {
  /** What is done with the bound program; it gives the exit status. */
  @FunctionalInterface
  interface Work { int with(Bound bound, Ground ground, StopSignals signals); }

  int execute(Work work) {
    var diagnostics = new Diagnostics();
    options.sshConfig().ifPresent(file -> checkSshConfig(file, diagnostics));
    var source = SourceFiles.read(options.playbook(), environment.directory(), diagnostics);
    if (diagnostics.hasErrors() || source.isEmpty()) {
      return refuse(diagnostics.sorted());
    }
    var compilation = new Compiler(Library.standard()).compile(source.get(), environment.resolve(options.playbook()));
    display.tell(compilation.diagnostics());
    if (compilation.program().isEmpty()) {
      return compilation.diagnostics().isEmpty()
          ? environment.refuse("`" + options.playbook()
              + "` is a module; only a playbook can be run, it begins with `playbook \"…\"`")
          : Exit.REFUSED;
    }
    var program = compilation.program().get();
    try (var signals = StopSignals.listen()) {
      if (options.practice().isPresent()) {
        return new PracticeSession(environment, options.practice().get(), parts, clock, display).execute(program,
            ground -> bound(program, ground, new Diagnostics(), signals, work));
      }
      var inventory = Inventories.read(options.inventories().stream().map(environment::resolve).toList(), parts,
          diagnostics);
      if (diagnostics.hasErrors()) {
        return refuse(diagnostics.sorted());
      }
      var ground = new Ground(inventory, Map.of(), options.sshConfig().map(environment::resolve), Optional.empty(),
          List::of, List::of);
      return bound(program, ground, diagnostics, signals, work);
    }
  }

  private int bound(CheckedProgram program, Ground ground, Diagnostics diagnostics, StopSignals signals, Work work) {
    var bound = bind(program, ground, diagnostics);
    display.tell(diagnostics.sorted());
    return bound.isEmpty() ? Exit.REFUSED : work.with(bound.get(), ground, signals);
  }

  Connector connector(Ground ground) {
    var connector = parts.connector(options.transport().orElse(Transport.sshj), ground.sshConfig(),
        display.passphrases());
    return options.practice().<Connector>map(practice -> new FastConnector(connector, practice.speed()))
        .orElse(connector);
  }

  private Optional<Bound> bind(CheckedProgram program, Ground ground, Diagnostics diagnostics) {
    var settings = new LinkedHashMap<>(ground.settings());
    options.settingsFile()
        .ifPresent(file -> settings.putAll(SettingsFile.read(file, environment.directory(), diagnostics)));
    settings.putAll(options.settings());
    warnOfShownSecrets(program);
    return Binder.bind(program, ground.inventory(), settings, options.limit(), diagnostics);
  }

  private void warnOfShownSecrets(CheckedProgram program) {
    for (var name : options.settings().keySet()) {
      var parameter = program.declaredParameters().get(name);
      if (parameter != null && SecretVariables.holdsSecret(parameter.type())) {
        environment.err().println("upg: warning: `--set " + name + "=…` shows the secret to everybody on this machine"
            + " (`ps`), and to your shell's history.\nupg: Put the line `" + name
            + ": …` into a file that only you can read, and give that with `--set-file FILE`.");
        environment.err().flush();
      }
    }
  }

  /** A file that isn't there counts as empty for OpenSSH's usual ones; one that a person names is meant. */
  private void checkSshConfig(Path file, Diagnostics diagnostics) {
    var found = environment.resolve(file);
    if (Files.isDirectory(found) || !Files.isReadable(found)) {
      diagnostics.add(Diagnostic
          .error(Code.UNREADABLE_FILE, "`" + file + "`, given by `--ssh-config`, "
              + (Files.isDirectory(found)
                  ? "is a folder"
                  : "can't be read: " + (Files.exists(found) ? "no permission" : "there is no such file")))
          .help("Name an OpenSSH configuration, or leave the option out to use ~/.ssh/config."));
    }
  }

  private int refuse(List<Diagnostic> diagnostics) {
    display.tell(diagnostics);
    return Exit.REFUSED;
  }
}
