package dev.upg.cli;

import dev.upg.eval.Confirmation;

import java.util.Locale;
import java.util.Optional;

/** Asks the person at the terminal; anything but yes is no. */
final class Question implements Confirmation {
  private final boolean yes;
  private final Optional<TypedLine> person;

  /**
   * @param yes every answer is yes
   * @param person empty when nobody is there
   */
  Question(boolean yes, Optional<TypedLine> person) {
    this.yes = yes;
    this.person = person;
  }

  @Override
  public boolean confirm(String question) throws CannotAsk, InterruptedException {
    if (yes) {
      return true;
    }
    if (person.isEmpty()) {
      throw new CannotAsk("Nobody can answer: stdin isn't a terminal; `--yes` answers yes to all questions");
    }
    return isYes(person.get().ask(question + " [y/N] "));
  }

  private static boolean isYes(Optional<String> answer) {
    var text = answer.orElse("").strip().toLowerCase(Locale.ROOT);
    return text.equals("y") || text.equals("yes");
  }
}
