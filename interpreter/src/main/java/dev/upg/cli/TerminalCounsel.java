package dev.upg.cli;

import dev.upg.eval.Counsel;
import dev.upg.value.Value;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Asks the person at the terminal what becomes of a statement that failed: retry, skip, shell or stop. */
final class TerminalCounsel implements Counsel {
  private final TypedLine person;
  private final Consumer<String> tell;
  private final BooleanSupplier isForeground;
  private final NodeShell shell;

  /**
   * @param tell shows a line
   * @param isForeground false while a shell keeps this process in the background: to read from the terminal would stop it
   */
  TerminalCounsel(TypedLine person, Consumer<String> tell, BooleanSupplier isForeground, NodeShell shell) {
    this.person = person;
    this.tell = tell;
    this.isForeground = isForeground;
    this.shell = shell;
  }

  @Override
  public Decision decide(Matter matter) throws InterruptedException {
    if (!isForeground.getAsBoolean()) {
      tell.accept("Nobody can be asked while this runs in the background.");
      return Decision.STOP;
    }
    var words = words(matter);
    explain(matter);
    while (true) {
      var answer = person.ask(words.subList(0, words.size() - 1).stream().reduce((a, b) -> a + ", " + b).orElseThrow()
          + " or " + words.getLast() + "? ").map(text -> text.strip().toLowerCase(Locale.ROOT));
      if (answer.isEmpty()) {
        return Decision.STOP;
      }
      var meant = words.stream().filter(word -> !answer.get().isEmpty() && word.startsWith(answer.get())).toList();
      if (meant.size() != 1) {
        tell.accept(meant.isEmpty()
            ? "Please type one of the words."
            : "Is it " + String.join(" or ", meant) + "? Please type more of the word.");
        continue;
      }
      switch (meant.getFirst()) {
        case "retry" -> {
          return Decision.RETRY;
        }
        case "skip" -> {
          var reason = reason();
          if (reason.isPresent()) {
            return new Decision(Choice.SKIP, reason.get());
          }
        }
        case "shell" -> shell.open(matter.node().orElseThrow());
        default -> {
          return Decision.STOP;
        }
      }
    }
  }

  private static List<String> words(Matter matter) {
    var words = new ArrayList<String>(List.of("retry"));
    if (matter.canSkip()) {
      words.add("skip");
    }
    if (matter.node().isPresent()) {
      words.add("shell");
    }
    words.add("stop");
    return words;
  }

  private void explain(Matter matter) {
    tell.accept("");
    tell.accept("  retry  run this statement again; what it has finished isn't done twice");
    if (matter.canSkip()) {
      tell.accept("  skip   go on without it; you are asked why");
    }
    matter.node().map(Value.NodeRef::name).ifPresent(node -> tell.accept("  shell  look around on " + node
        + " first; you are asked again"));
    tell.accept("  stop   put settings back and stop; `upg resume` goes on");
  }

  /** Empty: not skipped after all. */
  private Optional<String> reason() throws InterruptedException {
    return person.ask("Why is it skipped? (nothing: it isn't) ").map(String::strip).filter(text -> !text.isEmpty());
  }
}
