package dev.upg.cli;

import dev.upg.notify.Target;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.util.Arrays;
import java.util.List;

/** Where people are told how a run goes: `--notify`, or the environment variable where there is none. */
final class NotifyOption {
  private static final String VARIABLE = "UPG_NOTIFY";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(names = "--notify", paramLabel = "[FORM=]URL", description = "Tell a webhook of start, nodes done, questions, failures and end. FORM: json (the default), slack, dingtalk, feishu or wecom. May be repeated. Else UPG_NOTIFY, with blanks between.")
  private List<String> given = List.of();

  List<Target> targets(Environment environment) {
    var texts = given.isEmpty()
        ? environment.variable().apply(VARIABLE).map(text -> Arrays.asList(text.strip().split("\\s+")))
            .orElse(List.of())
        : given;
    return texts.stream().map(this::target).toList();
  }

  /** An address isn't shown: whoever has it can write there. */
  private Target target(String text) {
    try {
      return Target.of(text);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), (given.isEmpty() ? VARIABLE : "`--notify`")
          + " wants URL or FORM=URL: " + e.getMessage());
    }
  }
}
