package dev.upg.cli;

import dev.upg.bind.Bound;
import dev.upg.value.Value;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Tells other secret parameters from those of a run, without telling those: two bytes of one slow hash of all of them, with a salt of the
 * run's own. {@code decisions/2026-11-29-secrets-of-a-resumed-run.md} says why.
 *
 * @param names of the parameters
 */
record SecretMark(List<String> names, int rounds, String salt, String digest) {
  /** A tenth of a second on a core. */
  private static final int ROUNDS = 40_000;
  private static final int SALT_BYTES = 16;
  /** So few that a journal alone can't tell which of many guesses is right. */
  private static final int DIGEST_BITS = 16;
  private static final String HASH = "PBKDF2WithHmacSHA256";
  /** The parts of its text before the names. */
  private static final int HEAD = 4;

  /** @return empty when there are no secrets */
  static Optional<SecretMark> of(Bound bound) {
    var salt = new byte[SALT_BYTES];
    new SecureRandom().nextBytes(salt);
    return Optional.of(names(bound)).filter(names -> !names.isEmpty()).map(names -> of(names, ROUNDS, HexFormat.of()
        .formatHex(salt), bound));
  }

  private static SecretMark of(List<String> names, int rounds, String salt, Bound bound) {
    var secrets = new StringBuilder();
    names.forEach(name -> add(bound.parameters().get(name), secrets.append(name).append('=')));
    return new SecretMark(names, rounds, salt, digest(secrets.toString(), rounds, salt));
  }

  /** What has another value than when this was made; a parameter that is new or gone is told by {@link RunIdentity}. */
  Optional<String> difference(Bound bound) {
    if (!names.equals(names(bound)) || equals(of(names, rounds, salt, bound))) {
      return Optional.empty();
    }
    return Optional.of((names.size() == 1
        ? "secret parameter " + names.getFirst() + " has another value"
        : "one of the secret parameters " + String.join(", ", names) + " has another value")
        + ": mistyped, or changed since");
  }

  private static List<String> names(Bound bound) {
    return new TreeSet<>(bound.parameters().keySet()).stream().filter(name -> SecretVariables.isSecret(name, bound
        .program())).toList();
  }

  /** With lengths before texts, so that no other values give the same. */
  private static void add(Value value, StringBuilder text) {
    switch (value) {
      case Value.Secret(var secret) -> text.append('s').append(secret.length()).append(':').append(secret);
      case Value.Items(var items) -> {
        text.append('l').append(items.size()).append(':');
        items.forEach(item -> add(item, text));
      }
      case Value.Entries(var entries) -> {
        text.append('m').append(entries.size()).append(':');
        entries.forEach((key, item) -> {
          add(key, text);
          add(item, text);
        });
      }
      default -> text.append('v').append(value.show().length()).append(':').append(value.show());
    }
  }

  private static String digest(String secrets, int rounds, String salt) {
    try {
      var key = new PBEKeySpec(secrets.toCharArray(), HexFormat.of().parseHex(salt), rounds, DIGEST_BITS);
      return HexFormat.of().formatHex(SecretKeyFactory.getInstance(HASH).generateSecret(key).getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no " + HASH, e);
    }
  }

  /** For a journal: hash, rounds, salt, digest, names. */
  String text() {
    return String.join(" ", HASH, Integer.toString(rounds), salt, digest, String.join(" ", names));
  }

  /** @return empty for one that is made in another way */
  static Optional<SecretMark> parse(String text) {
    var parts = List.of(text.split(" "));
    return parts.size() > HEAD && parts.getFirst().equals(HASH)
        ? Optional.of(new SecretMark(parts.subList(HEAD, parts.size()), Integer.parseInt(parts.get(1)), parts.get(2),
            parts.get(3)))
        : Optional.empty();
  }
}
