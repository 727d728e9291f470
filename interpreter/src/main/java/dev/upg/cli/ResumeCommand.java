package dev.upg.cli;

import picocli.CommandLine.Command;

/** {@code upg resume}. */
@Command(name = "resume", customSynopsis = "upg resume [RUN] [options]", description = {
    "Go on with a run that failed, was stopped, or died with its machine.",
    "What was done isn't done again; what must hold is asked again.",
    ""}, parameterListHeading = "Arguments:%n", optionListHeading = "%nOptions:%n", sortOptions = false, footer = {"",
        "Examples:", "  upg resume", "  upg resume 20261121-0203", "",
        "Exit status: as of `upg run`; 4 when another process works on the run, or another run holds the cluster."})
final class ResumeCommand extends GoOnCommand {
  ResumeCommand(Environment environment, Parts parts) {
    super(environment, parts, false);
  }
}
