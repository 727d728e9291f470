package dev.upg.practice.openmldb.http;

import java.util.LinkedHashMap;
import java.util.Map;

/** What goes back. Neither {@link #CUT} nor {@link #SILENCE} is an answer at all. */
record Reply(int status, String type, String body) {
  /** The connection is closed without a word. */
  static final Reply CUT = new Reply(0, "", "");
  /** Nothing comes, and the connection stays. */
  static final Reply SILENCE = new Reply(-1, "", "");

  static Reply text(String body) {
    return new Reply(200, "text/plain", body);
  }

  static Reply html(String body) {
    return new Reply(200, "text/html", body);
  }

  static Reply failed(int status, String body) {
    return new Reply(status, "text/plain", body);
  }

  static Reply json(Object value) {
    return new Reply(200, "application/json", Call.print(value));
  }

  static Reply code(int code, String message) {
    return json(codeFirst(code, message));
  }

  static Reply ok() {
    return code(0, "ok");
  }

  /** {@code code} and {@code msg}, to be gone on with. */
  static Map<String, Object> codeFirst(int code, String message) {
    var object = new LinkedHashMap<String, Object>();
    object.put("code", code);
    object.put("msg", message);
    return object;
  }
}
