package dev.upg.ssh;

import java.nio.file.Path;
import java.util.Optional;

/** Asks for the passphrase of an encrypted key, when the host has said that it would accept the key. */
@FunctionalInterface
public interface PassphraseSource {
  /** @return empty: there is nobody to ask; the key isn't used then */
  Optional<char[]> passphrase(Path keyFile);

  PassphraseSource NONE = keyFile -> Optional.empty();
}
