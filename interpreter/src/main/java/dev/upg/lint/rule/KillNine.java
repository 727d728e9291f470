package dev.upg.lint.rule;

import dev.upg.diagnostic.Code;
import dev.upg.lint.Listeners;
import dev.upg.lint.Place;
import dev.upg.lint.Profile;
import dev.upg.lint.Rule;
import dev.upg.lint.command.CommandText;
import dev.upg.lint.command.ShellCommand;
import dev.upg.lint.command.ShellWord;

import java.util.Set;

/** SIGKILL: caches and logs aren't written, and the next start recovers, or doesn't. */
final class KillNine extends Rule {
  private static final Set<String> SIGNALS = Set.of("-9", "-KILL", "-SIGKILL", "--signal=KILL", "--signal=9",
      "-s9", "-sKILL");

  private static final Set<String> KILLERS = Set.of("kill", "pkill", "killall");

  KillNine() {
    super(Code.KILL_9, Profile.STANDARD);
  }

  @Override
  public void listen(Listeners on) {
    on.command(this::command);
  }

  private void command(CommandText text, Place at) {
    for (var one : text.commands()) {
      if (KILLERS.contains(one.program()) || one.program().equals("timeout")
          || one.hasArgument("kill")) {
        one.arguments().stream().filter(word -> SIGNALS.contains(word.text()) || afterSignal(one, word)).findFirst()
            .ifPresent(word -> at.report(finding("This gives the process no chance to write its data", text.span(word),
                "SIGKILL can't be caught")
                .help("Send TERM, and `wait until` it is gone; ask a person by `confirm` before it must be KILL.")));
      }
    }
  }

  private static boolean afterSignal(ShellCommand one, ShellWord word) {
    int index = one.words().indexOf(word);
    return Set.of("9", "KILL", "SIGKILL").contains(word.text())
        && Set.of("-s", "-n", "--signal").contains(one.words().get(index - 1).text());
  }
}
