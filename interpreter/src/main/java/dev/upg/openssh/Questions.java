package dev.upg.openssh;

import java.util.Optional;

/** What {@code ssh} wants of a person while it logs in. Thread-safe. */
public interface Questions {
  /** Nobody is there. */
  Questions NONE = new Questions() {
    @Override
    public boolean isSomebodyThere() {
      return false;
    }

    @Override
    public Optional<char[]> answer(String question, boolean again) {
      return Optional.empty();
    }

    @Override
    public void tell(String text) {}
  };

  /** When nobody is, {@code ssh} is told not to ask. */
  boolean isSomebodyThere();

  /**
   * @param question as {@code ssh} asks it: for a passphrase, a PIN, a password, a code
   * @param again whether the same login has asked this before, so that the answer was wrong
   * @return empty: no answer; the login goes on without
   */
  Optional<char[]> answer(String question, boolean again);

  /** Something to be done elsewhere, as touching a security key. */
  void tell(String text);
}
