package dev.upg.journal;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The user's files that a run began with, by name: to say what differs when it is gone on with. */
public record Sources(Map<String, String> texts) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  public Sources {
    texts = Map.copyOf(texts);
  }

  public void write(Path file) throws IOException {
    MAPPER.writeValue(file.toFile(), texts);
  }

  /** Nothing that the run needs: what isn't there, or can't be read, isn't known. */
  public static Sources read(Path file) {
    try {
      return new Sources(Files.exists(file) ? MAPPER.readValue(file.toFile(), new TypeReference<>() {}) : Map.of());
    } catch (IOException unreadable) {
      return new Sources(Map.of());
    }
  }

  /** The first line of a file that differs: {@code line 12 was `a`, is `b`}; empty when that isn't known. */
  public Optional<String> difference(String name, String now) {
    return Optional.ofNullable(texts.get(name)).map(before -> difference(before.lines().toList(), now.lines()
        .toList())).filter(said -> !said.isEmpty());
  }

  private static String difference(List<String> before, List<String> now) {
    int line = 0;
    while (line < before.size() && line < now.size() && before.get(line).equals(now.get(line))) {
      line++;
    }
    if (line == before.size() && line == now.size()) {
      return "";
    }
    return "line " + (line + 1) + " was " + shown(before, line) + ", is " + shown(now, line);
  }

  private static String shown(List<String> lines, int line) {
    return line < lines.size() ? "`" + lines.get(line).strip() + "`" : "the end";
  }
}
