package dev.upg.eval;

/** Unwinds a thread of the run after somebody asked to stop, or after another node of its batch failed. Scopes are left on the way. */
final class Stopped extends RuntimeException {
  Stopped() {
    super("stopped", null, false, false);
  }
}
