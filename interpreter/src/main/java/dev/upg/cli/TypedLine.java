package dev.upg.cli;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/**
 * A question on the terminal and the line that is typed below it.
 *
 * @param show shows the question
 * @param answered is told when the answer is there
 */
record TypedLine(Person person, Consumer<String> show, Runnable answered) {
  /** @return empty at the end of input */
  Optional<String> ask(String question) throws InterruptedException {
    person.forgetTyped();
    show.accept(question);
    try {
      return await();
    } finally {
      answered.run();
    }
  }

  /** Reading from a terminal can't be interrupted, waiting for another thread can. */
  private Optional<String> await() throws InterruptedException {
    var answer = new CompletableFuture<Optional<String>>();
    Thread.ofPlatform().daemon().name("answer").start(() -> {
      try {
        answer.complete(Optional.ofNullable(person.line()));
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
}
