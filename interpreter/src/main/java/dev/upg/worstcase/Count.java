package dev.upg.worstcase;

/** How many there can be. */
sealed interface Count {
  record AtMost(long number) implements Count {
    @Override
    public String text() {
      return Long.toString(number);
    }
  }

  /** As many as the list of this name or text has items. */
  record Named(String text) implements Count {}

  static Count max(Count a, Count b) {
    return a.equals(b)
        ? a
        : a instanceof AtMost(var one) && b instanceof AtMost(var other)
            ? new AtMost(Math.max(one, other))
            : new Named("the longer of " + a.text() + " and " + b.text());
  }

  String text();
}
