package dev.upg.practice.pegasus.shell;

import java.util.List;

/** A command of the shell. */
interface ShellCommand {
  String name();

  /** What follows the name in the help, one element a line. */
  List<String> usage();

  /**
   * Runs it.
   *
   * @return false when the arguments are wrong: the shell then shows the usage
   */
  boolean run(List<String> arguments, MetaLink metas, Console console) throws InterruptedException;
}
