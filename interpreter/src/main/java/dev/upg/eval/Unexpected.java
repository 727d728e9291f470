package dev.upg.eval;

/** A plan came, on a way that it only takes as things are now, to where the run would fail: the rest of that way isn't planned. */
final class Unexpected extends RuntimeException {
  Unexpected() {
    super("a way that isn't expected to be taken", null, false, false);
  }
}
