package dev.upg.eval;

import java.util.Optional;

/** Why a native function has no result; the interpreter adds the place. */
public final class NativeFailure extends Exception {
  private final Optional<String> help;

  /** @param message one sentence, without full stop */
  public NativeFailure(String message) {
    super(message);
    this.help = Optional.empty();
  }

  public NativeFailure(String message, String help) {
    super(message);
    this.help = Optional.of(help);
  }

  public Optional<String> help() {
    return help;
  }
}
