package dev.upg.eval;

import java.util.Optional;

/** Why a native function has no result; the interpreter adds the place. */
public final class NativeFailure extends Exception {
  private final Optional<String> help;
  private final Kind kind;

  private enum Kind { ORDINARY, TRANSPORT, END_UNKNOWN }

  /** @param message one sentence, without full stop */
  public NativeFailure(String message) {
    this(message, Optional.empty(), Kind.ORDINARY);
  }

  public NativeFailure(String message, String help) {
    this(message, Optional.of(help), Kind.ORDINARY);
  }

  private NativeFailure(String message, Optional<String> help, Kind kind) {
    super(message);
    this.help = help;
    this.kind = kind;
  }

  /** Nothing was carried out, and it may go at the next try: a wait keeps on asking. */
  public static NativeFailure transport(String message, String help) {
    return new NativeFailure(message, Optional.of(help), Kind.TRANSPORT);
  }

  /** The same, but it may have been carried out, or be carried out still. */
  public static NativeFailure endUnknown(String message, String help) {
    return new NativeFailure(message, Optional.of(help), Kind.END_UNKNOWN);
  }

  public boolean isTransport() {
    return kind != Kind.ORDINARY;
  }

  /** Whether nothing of it is left to happen. */
  boolean isOver() {
    return kind != Kind.END_UNKNOWN;
  }

  public Optional<String> help() {
    return help;
  }
}
