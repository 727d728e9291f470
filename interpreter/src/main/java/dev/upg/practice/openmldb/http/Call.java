package dev.upg.practice.openmldb.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * What came over HTTP.
 *
 * @param path without its query
 * @param query after the question mark, or empty
 * @param authorized whether there was an Authorization header
 * @param agent the User-Agent, or empty
 */
record Call(String method, String path, String query, boolean authorized, String contentType, String agent,
    String body) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The body as JSON; nothing is an empty object. */
  JsonNode json() throws JsonProcessingException {
    return body.isBlank() ? JSON.createObjectNode() : JSON.readTree(body);
  }

  static String print(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
