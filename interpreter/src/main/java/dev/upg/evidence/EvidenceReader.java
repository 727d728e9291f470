package dev.upg.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a run's evidence, as far as it can be read. */
public final class EvidenceReader {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private EvidenceReader() {}

  /**
   * What a file holds; empty evidence when there is none.
   *
   * @throws IOException when it can't be read at all, or has a format that this upg doesn't know
   */
  public static Evidence read(Path file) throws IOException {
    var retelling = new Retelling();
    if (Files.exists(file)) {
      // Bytes that are no UTF-8 are damage like any other: they become signs, and their line isn't read.
      try (var reader = new BufferedReader(
          new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
        for (var line = reader.readLine(); line != null; line = reader.readLine()) {
          tell(line, retelling, file);
        }
      }
    }
    return retelling.evidence();
  }

  private static void tell(String line, Retelling retelling, Path file) throws IOException {
    if (line.isBlank()) {
      return;
    }
    JsonNode event;
    try {
      event = MAPPER.readTree(line);
      if (!event.isObject()) {
        retelling.unreadable();
        return;
      }
    } catch (JsonProcessingException e) {
      retelling.unreadable();
      return;
    }
    if (event.path("event").asText().equals("process-began")
        && event.path("format").asInt() != EvidenceFile.FORMAT) {
      throw new IOException(file + " has a format that this upg doesn't know (" + event.path("format").asText()
          + "; it knows " + EvidenceFile.FORMAT + "): use the upg that wrote it");
    }
    try {
      retelling.on(event);
    } catch (IllegalArgumentException | java.time.DateTimeException e) {
      retelling.unreadable();
    }
  }
}
