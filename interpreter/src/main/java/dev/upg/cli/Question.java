package dev.upg.cli;

import dev.upg.eval.Confirmation;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Asks the person at the terminal; anything but yes is no. */
final class Question implements Confirmation {
  private final boolean yes;
  private final Optional<Supplier<String>> person;
  private final Consumer<String> ask;
  private final Runnable answered;

  /**
   * @param yes every answer is yes
   * @param person gives the next line typed, or null at the end of input
   * @param ask shows the question
   * @param answered is told when the answer is there
   */
  Question(boolean yes, Optional<Supplier<String>> person, Consumer<String> ask, Runnable answered) {
    this.yes = yes;
    this.person = person;
    this.ask = ask;
    this.answered = answered;
  }

  @Override
  public boolean confirm(String question) throws CannotAsk, InterruptedException {
    if (yes) {
      return true;
    }
    if (person.isEmpty()) {
      throw new CannotAsk("Nobody can answer: stdin isn't a terminal; `--yes` answers yes to all questions");
    }
    ask.accept(question + " [y/N] ");
    try {
      return isYes(await(person.get()));
    } finally {
      answered.run();
    }
  }

  /** Reading from a terminal can't be interrupted, waiting for another thread can. */
  private static Optional<String> await(Supplier<String> person) throws InterruptedException {
    var answer = new CompletableFuture<Optional<String>>();
    Thread.ofPlatform().daemon().name("answer").start(() -> {
      try {
        answer.complete(Optional.ofNullable(person.get()));
      } catch (RuntimeException e) {
        answer.completeExceptionally(e);
      }
    });
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the answer can't be read", e.getCause());
    }
  }

  private static boolean isYes(Optional<String> answer) {
    var text = answer.orElse("").strip().toLowerCase(Locale.ROOT);
    return text.equals("y") || text.equals("yes");
  }
}
