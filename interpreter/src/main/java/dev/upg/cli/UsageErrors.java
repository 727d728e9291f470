package dev.upg.cli;

import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import picocli.CommandLine;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Says in upg's words what is wrong with a command line, in two lines on stderr. */
final class UsageErrors implements IParameterExceptionHandler {
  @Override
  public int handleParseException(ParameterException problem, String[] arguments) {
    var command = problem.getCommandLine();
    var name = command.getCommandSpec().qualifiedName();
    var err = command.getErr();
    err.println(name + ": " + words(problem, command));
    err.println("Try `" + name + " --help`.");
    err.flush();
    return Exit.REFUSED;
  }

  private static String words(ParameterException problem, CommandLine command) {
    return switch (problem) {
      case UnmatchedArgumentException unmatched -> unmatched(unmatched.getUnmatched().getFirst(), command);
      case MissingParameterException missing -> missing(missing.getMissing(), problem);
      default -> value(problem);
    };
  }

  private static String unmatched(String argument, CommandLine command) {
    if (argument.startsWith("-")) {
      var options = command.getCommandSpec().options().stream().flatMap(option -> List.of(option.names()).stream())
          .filter(option -> option.startsWith("--")).toList();
      return "There is no option `" + argument + "`" + Suggestion.of(argument, options);
    }
    var commands = new ArrayList<>(command.getSubcommands().keySet());
    return commands.isEmpty()
        ? "`" + argument + "` is one argument too many"
        : "There is no command `" + argument + "`" + Suggestion.of(argument, commands);
  }

  private static String missing(List<ArgSpec> missing, ParameterException problem) {
    if (missing.isEmpty()) {
      return problem.getMessage();
    }
    var names = missing.stream().map(UsageErrors::name).collect(Collectors.joining(" and "));
    // The same exception stands for an option that isn't there and for one without its value.
    return missing.getFirst().isOption() && !problem.getMessage().startsWith("Missing required option")
        ? names + " wants a value, " + missing.getFirst().paramLabel()
        : names + " is missing";
  }

  private static String value(ParameterException problem) {
    var argument = problem.getArgSpec();
    if (argument == null || problem.getValue() == null) {
      return problem.getMessage();
    }
    var candidates = argument.completionCandidates();
    var wanted = candidates != null
        ? String.join(" or ", candidates)
        : List.of(argument.auxiliaryTypes()).contains(Double.class) ? "a number" : argument.paramLabel();
    return name(argument) + " can't be `" + problem.getValue() + "`: " + wanted + " is wanted";
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? "`" + option.longestName() + "`" : argument.paramLabel();
  }
}
