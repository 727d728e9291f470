package dev.upg.cli;

import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a shell can complete of one command.
 *
 * @param about one line
 * @param argument what stands without an option's name
 */
record Completable(String name, String about, List<Named> options, Value argument) {
  enum Kind { none, text, file, choice }

  /** @param choices of the kind choice: all there are */
  record Value(Kind kind, String label, List<String> choices) {}

  /** @param names as {@code -i} and {@code --inventory} */
  record Named(List<String> names, String about, Value value) {}

  private static final Value NOTHING = new Value(Kind.none, "", List.of());

  static List<Completable> commands(CommandSpec root) {
    return root.subcommands().values().stream().map(line -> line.getCommandSpec())
        .filter(spec -> !spec.usageMessage().hidden()).map(Completable::of).toList();
  }

  private static Completable of(CommandSpec command) {
    var options = new ArrayList<Named>();
    for (OptionSpec option : command.options()) {
      if (!option.hidden()) {
        options.add(new Named(List.of(option.names()), String.join(" ", option.description()),
            option.arity().max() == 0 ? NOTHING : value(option)));
      }
    }
    var arguments = command.positionalParameters();
    return new Completable(command.name(), String.join(" ", command.usageMessage().description()).strip(), options,
        arguments.isEmpty() ? NOTHING : value(arguments.getFirst()));
  }

  private static Value value(ArgSpec argument) {
    var type = argument.typeInfo().isMultiValue() || argument.typeInfo().isOptional()
        ? argument.typeInfo().getAuxiliaryTypeInfos().getFirst()
        : argument.typeInfo();
    if (type.isEnum()) {
      return new Value(Kind.choice, argument.paramLabel(), type.getEnumConstantNames());
    }
    return new Value(Path.class.equals(type.getType()) ? Kind.file : Kind.text, argument.paramLabel(), List.of());
  }
}
