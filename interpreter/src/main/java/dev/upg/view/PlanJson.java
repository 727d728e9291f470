package dev.upg.view;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.upg.plan.PlanItem;
import dev.upg.plan.PlanItem.Block;
import dev.upg.plan.PlanItem.Remark;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The items of a plan as a JSON array, in the order of the run:
 *
 * <pre>
 * change  {item, node, text, user, directory, stdin, timeoutMillis, knownAfter}
 * wait    {item, condition, times, everyMillis, timeoutMillis, values, holds, nudges, knownAfter}
 * remark  {item, kind, text, knownAfter}   kind: holds, check, ask, pause, say, version or unknown
 * block   {item, kind, title, facts, items, knownAfter}   kind: loop, node, step, scope, enter, leave, guard, if, else, each or ensure
 * </pre>
 *
 * {@code knownAfter} is left out where what stands here is certain; otherwise it is as of now, and certain after that change.
 */
public final class PlanJson {
  private PlanJson() {}

  public static void write(JsonGenerator json, List<PlanItem> items) throws IOException {
    json.writeStartArray();
    for (var item : items) {
      json.writeStartObject();
      switch (item) {
        case PlanItem.Change change -> change(json, change);
        case PlanItem.Wait wait -> wait(json, wait);
        case Remark remark -> {
          json.writeStringField("item", "remark");
          json.writeStringField("kind", word(remark.kind()));
          json.writeStringField("text", remark.text());
        }
        case Block block -> {
          json.writeStringField("item", "block");
          json.writeStringField("kind", word(block.kind()));
          json.writeStringField("title", block.title());
          texts(json, "facts", block.facts());
          json.writeFieldName("items");
          write(json, block.items());
        }
      }
      optional(json, "knownAfter", item.since());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void change(JsonGenerator json, PlanItem.Change change) throws IOException {
    json.writeStringField("item", "change");
    json.writeStringField("node", change.node());
    json.writeStringField("text", change.text());
    optional(json, "user", change.user());
    optional(json, "directory", change.directory());
    optional(json, "stdin", change.stdin());
    millis(json, "timeoutMillis", change.timeout());
  }

  private static void wait(JsonGenerator json, PlanItem.Wait wait) throws IOException {
    json.writeStringField("item", "wait");
    json.writeStringField("condition", wait.condition());
    json.writeNumberField("times", wait.times());
    millis(json, "everyMillis", wait.every());
    millis(json, "timeoutMillis", wait.timeout());
    texts(json, "values", wait.values());
    if (wait.holds().isPresent()) {
      json.writeBooleanField("holds", wait.holds().get());
    }
    json.writeFieldName("nudges");
    write(json, wait.nudges());
  }

  private static void texts(JsonGenerator json, String name, Map<String, String> texts) throws IOException {
    json.writeObjectFieldStart(name);
    for (var text : texts.entrySet()) {
      json.writeStringField(text.getKey(), text.getValue());
    }
    json.writeEndObject();
  }

  private static void optional(JsonGenerator json, String name, Optional<String> text) throws IOException {
    if (text.isPresent()) {
      json.writeStringField(name, text.get());
    }
  }

  private static void millis(JsonGenerator json, String name, Duration duration) throws IOException {
    json.writeNumberField(name, duration.toMillis());
  }

  private static String word(Enum<?> kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
