package dev.upg.cli;

/** Who sits at the terminal. */
@FunctionalInterface
interface Person {
  /** Waits for the next line that is typed. @return null at the end of input */
  String line();

  /** A key that was pressed, without waiting for one; negative when there is none. */
  default int key() {
    return -1;
  }

  /** Lines that were typed before a question was shown can't be its answer. */
  default void forgetTyped() {}
}
