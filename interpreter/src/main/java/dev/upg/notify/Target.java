package dev.upg.notify;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * Where notices go. The address may hold a token, so that only its host is ever shown.
 *
 * @param address {@code http} or {@code https}
 */
public record Target(Form form, URI address) {
  /**
   * Reads {@code URL} or {@code FORM=URL}.
   *
   * @throws IllegalArgumentException when it is neither; the message is for the user
   */
  public static Target of(String text) {
    int equals = text.indexOf('=');
    int scheme = text.indexOf("://");
    boolean hasForm = equals > 0 && (scheme < 0 || equals < scheme);
    var form = hasForm ? form(text.substring(0, equals)) : Form.JSON;
    URI address;
    try {
      address = URI.create((hasForm ? text.substring(equals + 1) : text).strip());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("a webhook's address has a sign in it that no address has", e);
    }
    var named = Optional.ofNullable(address.getScheme()).map(word -> word.toLowerCase(Locale.ROOT)).orElse("");
    if (!(named.equals("https") || named.equals("http")) || address.getHost() == null) {
      throw new IllegalArgumentException("a webhook's address begins with https:// or http:// and has a host");
    }
    return new Target(form, address);
  }

  private static Form form(String word) {
    for (var form : Form.values()) {
      if (form.word().equals(word.strip().toLowerCase(Locale.ROOT))) {
        return form;
      }
    }
    throw new IllegalArgumentException(
        "there is no webhook of the kind `" + word.strip() + "`; there are " + Form.names());
  }

  String host() {
    return address.getHost();
  }
}
