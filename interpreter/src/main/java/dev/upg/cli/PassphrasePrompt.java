package dev.upg.cli;

import dev.upg.ssh.PassphraseSource;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import dev.upg.openssh.Questions;

/** Asks the person at the terminal, once for all hosts that take the same key, whichever transport wants to know. */
final class PassphrasePrompt implements PassphraseSource, Questions {
  /** What opens a key opens it for all hosts; a password or a code is one host's. */
  private static final Pattern OF_A_KEY = Pattern.compile("Enter (passphrase|PIN)\\b.* for .*");

  private final Optional<Supplier<char[]>> typed;
  private final Consumer<String> ask;
  private final Runnable answered;
  private final Map<Path, char[]> given = new HashMap<>();
  private final Map<String, char[]> answers = new HashMap<>();

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
    var answer = typed(
        (attempt == 1 ? "" : "That one doesn't open the key. ") + "Passphrase of " + keyFile + ": ");
    answer.ifPresent(passphrase -> given.put(keyFile, passphrase.clone()));
    return answer;
  }

  @Override
  public boolean isSomebodyThere() {
    return typed.isPresent();
  }

  @Override
  public synchronized Optional<char[]> answer(String question, boolean again) {
    if (typed.isEmpty()) {
      return Optional.empty();
    }
    if (!again && answers.containsKey(question)) {
      return Optional.of(answers.get(question).clone());
    }
    var answer = typed((again ? "That wasn't right. " : "") + question);
    if (OF_A_KEY.matcher(question).matches()) {
      answer.ifPresent(secret -> answers.put(question, secret.clone()));
    }
    return answer;
  }

  @Override
  public synchronized void tell(String text) {
    ask.accept(text.strip() + "\n");
    answered.run();
  }

  private Optional<char[]> typed(String question) {
    ask.accept(question);
    try {
      return Optional.ofNullable(typed.orElseThrow().get());
    } finally {
      answered.run();
    }
  }
}
