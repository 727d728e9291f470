package dev.upg.eval;

/** Asks the person at the terminal. */
@FunctionalInterface
public interface Confirmation {
  /**
   * Waits for the answer, for as long as it takes.
   *
   * @throws CannotAsk when nobody can answer
   */
  boolean confirm(String question) throws CannotAsk, InterruptedException;

  /** There is no terminal and no {@code --yes}. */
  final class CannotAsk extends Exception {
    public CannotAsk(String message) {
      super(message);
    }
  }
}
