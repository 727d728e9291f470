package dev.upg.cli;

import dev.upg.cli.Environment.Colour;
import dev.upg.cli.RunOptions.Format;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.List;

/** The options that {@code upg run}, {@code resume} and {@code abort} share. */
final class ConductArguments {
  @Option(names = {"-y", "--yes"}, description = "Answer yes to all questions of the playbook.")
  private boolean yes;

  @Option(names = "--on-failure", paramLabel = "ask|stop|retry=N", converter = OnFailure.Converter.class, description = "Of a statement that fails: ask (the default: at a terminal what is to become of it, else stop), stop, or retry=N: try it again N times, 10 seconds between, then ask.")
  private OnFailure onFailure = OnFailure.ASK;

  @Option(names = "--format", paramLabel = "FORMAT", description = "text (the default) or json: one event per line.")
  private Format format = Format.text;

  @Option(names = {"-v", "--verbose"}, description = "Show probes, too; -vv: and the output of commands.")
  private boolean[] verbose = {};

  @Option(names = "--detach", description = "Go on without the terminal, also after it is closed.")
  private boolean detach;

  @Option(names = Detachment.OPTION, hidden = true)
  private boolean detached;

  @Option(names = "--take-over", paramLabel = "RUN", description = "Take the cluster from this run, which holds it; `unknown` where that can't be asked or read. May be repeated.")
  private List<String> takeOver = List.of();

  @Mixin
  private NotifyOption notify;

  @Option(names = "--color", paramLabel = "WHEN", description = "auto (the default), always or never.")
  private Colour colour = Colour.auto;

  Conduct conduct(Environment environment) {
    return new Conduct(yes, onFailure, format, verbose.length, colour, takeOver, notify.targets(environment));
  }

  /** Whether another process is to do it. */
  boolean detaches() {
    return detach && !detached;
  }

  /** Whether this is that process. */
  boolean isDetached() {
    return detached;
  }
}
