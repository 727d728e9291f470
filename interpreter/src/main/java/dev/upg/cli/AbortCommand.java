package dev.upg.cli;

import picocli.CommandLine.Command;

/** {@code upg abort}. */
@Command(name = "abort", customSynopsis = "upg abort [RUN] [options]", description = {
    "Put back the settings that a run changed and left, without doing anything else.",
    ""}, parameterListHeading = "Arguments:%n", optionListHeading = "%nOptions:%n", sortOptions = false, footer = {"",
        "Examples:", "  upg abort", "  upg abort 20261121-0203", "",
        "Exit status: 0 everything is put back, 3 not everything, 2 refused,",
        "4 when another process works on the run, or another run holds the cluster."})
final class AbortCommand extends GoOnCommand {
  AbortCommand(Environment environment, Parts parts) {
    super(environment, parts, true);
  }
}
