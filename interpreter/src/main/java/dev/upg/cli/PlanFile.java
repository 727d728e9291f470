package dev.upg.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.upg.bind.Bound;
import dev.upg.journal.Sources;
import dev.upg.plan.Plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A plan in a file, by which a run does what was planned or nothing.
 *
 * @param facts the command line; no secrets
 * @param identity of playbook, library, inventory and parameters
 * @param sources the user's files, to say which line was changed
 * @param outline of the plan
 */
record PlanFile(Map<String, String> facts, Map<String, String> identity, Map<String, String> sources,
    List<String> outline) {
  static final String SUFFIX = ".upgplan";

  private static final int FORMAT = 1;
  private static final int SHOWN = 6;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  static PlanFile of(RunOptions options, Bound bound, Plan plan) {
    return new PlanFile(RunJournal.facts(options, bound), RunIdentity.of(bound), RunIdentity.sources(bound)
        .texts(), plan.outline());
  }

  void write(Path file) throws IOException {
    var json = MAPPER.createObjectNode().put("format", FORMAT).put("upg", VersionCommand.line());
    json.set("facts", MAPPER.valueToTree(facts));
    json.set("identity", MAPPER.valueToTree(identity));
    json.set("sources", MAPPER.valueToTree(sources));
    json.set("outline", MAPPER.valueToTree(outline));
    Files.writeString(file, MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n");
  }

  /** @throws IOException when it can't be read, or isn't a plan; the message is for the user */
  static PlanFile read(Path file) throws IOException {
    JsonNode json;
    try {
      json = MAPPER.readTree(Files.readString(file));
    } catch (JsonProcessingException e) {
      throw new IOException("it isn't a plan: no JSON", e);
    }
    if (json.path("format").asInt() != FORMAT) {
      throw new IOException(json.path("format").isInt()
          ? "its format " + json.path("format") + " isn't known to this upg, which knows " + FORMAT
          : "it isn't a plan of upg");
    }
    return new PlanFile(texts(json.path("facts")), texts(json.path("identity")), texts(json.path("sources")),
        MAPPER.convertValue(json.path("outline"), new TypeReference<List<String>>() {}));
  }

  private static Map<String, String> texts(JsonNode json) {
    return MAPPER.convertValue(json, new TypeReference<Map<String, String>>() {});
  }

  /** A line for each thing that isn't as it was planned; empty when all is. */
  List<String> differences(Bound bound, Plan now) {
    var found = new ArrayList<>(RunIdentity.differences(identity, new Sources(sources), bound));
    if (found.isEmpty()) {
      var lines = now.outline();
      int same = 0;
      while (same < Math.min(outline.size(), lines.size()) && outline.get(same).equals(lines.get(same))) {
        same++;
      }
      if (same < outline.size() || same < lines.size()) {
        found.add("planned: " + from(outline, same));
        found.add("now:     " + from(lines, same));
      }
    }
    return found.subList(0, Math.min(found.size(), SHOWN));
  }

  private static String from(List<String> lines, int index) {
    return index < lines.size() ? lines.get(index).lines().findFirst().orElse("") : "nothing more";
  }
}
