package dev.upg.ssh;

import java.nio.file.Path;
import java.util.Optional;

/** Asks for the passphrase of an encrypted key, when the host has said that it would accept the key. */
@FunctionalInterface
public interface PassphraseSource {
  /**
   * May be called by several threads at once.
   *
   * @param attempt from 1; from 2 on, what was given before didn't open the key
   * @return empty: there is nobody to ask; the key isn't used then
   */
  Optional<char[]> passphrase(Path keyFile, int attempt);

  PassphraseSource NONE = (keyFile, attempt) -> Optional.empty();
}
