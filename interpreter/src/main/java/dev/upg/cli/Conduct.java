package dev.upg.cli;

import dev.upg.cli.Environment.Colour;
import dev.upg.cli.RunOptions.Format;
import dev.upg.notify.Target;

import java.util.List;

/**
 * How a run deals with people and with other runs, whatever it does.
 *
 * @param yes whether all questions of the playbook are answered with yes
 * @param takeOver the runs that the cluster may be taken from
 * @param targets where people are told how it goes
 */
record Conduct(boolean yes, OnFailure onFailure, Format format, int verbosity, Colour colour, List<String> takeOver,
    List<Target> targets) {
  /** Of what only looks. */
  static Conduct looking(Format format, int verbosity, Colour colour) {
    return new Conduct(false, OnFailure.ASK, format, verbosity, colour, List.of(), List.of());
  }
}
