package dev.upg.ssh;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * One line of a known_hosts file.
 *
 * @param names comma-separated patterns, or one hashed name
 * @param key as it is sent over the wire
 * @param place {@code file:line}
 */
record KnownHostsEntry(Marker marker, String names, String keyType, byte[] key, String place) {
  enum Marker { NONE, REVOKED, CERT_AUTHORITY }

  private static final String HASHED = "|1|";

  /** @return empty for comments and for lines that aren't of the form, which OpenSSH passes over as well */
  static Optional<KnownHostsEntry> of(String line, String place) {
    var words = line.strip().split("\\s+");
    var marker = switch (words[0]) {
      case "@revoked" -> Marker.REVOKED;
      case "@cert-authority" -> Marker.CERT_AUTHORITY;
      default -> Marker.NONE;
    };
    int start = marker == Marker.NONE ? 0 : 1;
    if (words[0].startsWith("#") || words[0].startsWith("@") && start == 0 || words.length < start + 3) {
      return Optional.empty();
    }
    return decoded(words[start + 2])
        .map(key -> new KnownHostsEntry(marker, words[start], words[start + 1], key, place));
  }

  /** @param name the host, or {@code [host]:port} */
  boolean isFor(String name) {
    return names.startsWith(HASHED)
        ? isHashOf(name.toLowerCase(Locale.ROOT))
        : HostPattern.anyMatches(List.of(names.split(",")), name);
  }

  boolean hasKey(byte[] other) {
    return Arrays.equals(key, other);
  }

  private boolean isHashOf(String name) {
    var parts = names.substring(HASHED.length()).split("\\|");
    var salt = parts.length == 2 ? decoded(parts[0]) : Optional.<byte[]>empty();
    var hash = parts.length == 2 ? decoded(parts[1]) : Optional.<byte[]>empty();
    if (salt.isEmpty() || hash.isEmpty() || salt.get().length == 0) {
      return false;
    }
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(salt.get(), "HmacSHA1"));
      return MessageDigest.isEqual(hash.get(), mac.doFinal(name.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has HmacSHA1", e);
    }
  }

  private static Optional<byte[]> decoded(String base64) {
    try {
      return Optional.of(Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException e) {
      // Not base64, so not an entry.
      return Optional.empty();
    }
  }
}
