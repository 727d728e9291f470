package dev.upg.cli;

import dev.upg.ssh.PassphraseSource;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Asks the person at the terminal, once for all hosts that take the same key. */
final class PassphrasePrompt implements PassphraseSource {
  private final Optional<Supplier<char[]>> typed;
  private final Consumer<String> ask;
  private final Runnable answered;
  private final Map<Path, char[]> given = new HashMap<>();

  /**
   * @param typed gives the next line typed, or null at the end of input; empty where nobody is there to ask
   * @param ask shows the question
   * @param answered is told when the answer is there
   */
  PassphrasePrompt(Optional<Supplier<char[]>> typed, Consumer<String> ask, Runnable answered) {
    this.typed = typed;
    this.ask = ask;
    this.answered = answered;
  }

  @Override
  public synchronized Optional<char[]> passphrase(Path keyFile, int attempt) {
    if (typed.isEmpty()) {
      return Optional.empty();
    }
    if (attempt == 1 && given.containsKey(keyFile)) {
      return Optional.of(given.get(keyFile).clone());
    }
    ask.accept((attempt == 1 ? "" : "That one doesn't open the key. ") + "Passphrase of " + keyFile + ": ");
    try {
      var answer = Optional.ofNullable(typed.get().get());
      answer.ifPresent(passphrase -> given.put(keyFile, passphrase.clone()));
      return answer;
    } finally {
      answered.run();
    }
  }
}
