package dev.upg.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.upg.value.Value;
import dev.upg.value.Version;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Values as JSON: an object whose first field is the kind. Secrets are never written; nodes are the inventory's, and
 * functions can't be written.
 */
final class ValueCodec {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final ObjectMapper PLAIN = new ObjectMapper();

  private ValueCodec() {}

  static JsonNode write(Answer answer) {
    return switch (answer) {
      case Answer.OfCommand(var code, var stdout, var stderr, var truncated) -> {
        var json = JSON.objectNode().put("code", code).put("stdout", stdout).put("stderr", stderr);
        yield truncated ? json.put("truncated", true) : json;
      }
      case Answer.OfValue(var value) -> JSON.objectNode().set("value", write(value));
    };
  }

  static Answer readAnswer(JsonNode json) {
    return json.has("value")
        ? new Answer.OfValue(read(json.get("value")))
        : new Answer.OfCommand(json.path("code").asInt(), json.path("stdout").asText(), json.path("stderr").asText(),
            json.path("truncated").asBoolean());
  }

  private static ObjectNode write(Value value) {
    var json = JSON.objectNode();
    switch (value) {
      case Value.Bool(var bool) -> json.put("bool", bool);
      case Value.Int(var number) -> json.put("int", Long.toString(number));
      case Value.Float(var number) -> json.put("float", Double.toString(number));
      case Value.Str(var text) -> json.put("text", text);
      case Value.Time(var duration) -> json.put("duration", duration.toString());
      case Value.Size(var bytes) -> json.put("size", Long.toString(bytes));
      case Value.Percent(var share) -> json.put("percent", share.toString());
      case Value.VersionNumber(var version) -> json.put("version", version.toString());
      case Value.Items(var items) -> {
        var array = json.putArray("list");
        items.forEach(item -> array.add(write(item)));
      }
      case Value.Entries(var entries) -> {
        var array = json.putArray("map");
        entries.forEach((key, item) -> array.add(JSON.arrayNode().add(write(key)).add(write(item))));
      }
      case Value.Fields(var type, var fields) -> {
        var object = json.put("record", type).putObject("fields");
        fields.forEach((name, item) -> object.set(name, write(item)));
      }
      case Value.Json(var content, var path) ->
        json.put("path", path).set("json", PLAIN.valueToTree(content.orElse(null)));
      case Value.None none -> json.put("none", true);
      case Value.Nothing nothing -> json.put("nothing", true);
      case Value.Secret secret -> throw new IllegalArgumentException("a secret");
      case Value.NodeRef node -> throw new IllegalArgumentException("a node");
      case Value.Function function -> throw new IllegalArgumentException("a function");
    }
    return json;
  }

  private static Value read(JsonNode json) {
    var kind = json.fieldNames().hasNext() ? json.fieldNames().next() : "";
    var content = json.path(kind);
    return switch (kind) {
      case "bool" -> Value.bool(content.asBoolean());
      case "int" -> new Value.Int(Long.parseLong(content.asText()));
      case "float" -> new Value.Float(Double.parseDouble(content.asText()));
      case "text" -> Value.text(content.asText());
      case "duration" -> new Value.Time(Duration.parse(content.asText()));
      case "size" -> new Value.Size(Long.parseLong(content.asText()));
      case "percent" -> new Value.Percent(new BigDecimal(content.asText()));
      case "version" -> new Value.VersionNumber(Version.parse(content.asText()));
      case "list" -> {
        var items = new ArrayList<Value>();
        content.forEach(item -> items.add(read(item)));
        yield new Value.Items(items);
      }
      case "map" -> {
        var entries = new LinkedHashMap<Value, Value>();
        content.forEach(pair -> entries.put(read(pair.get(0)), read(pair.get(1))));
        yield new Value.Entries(entries);
      }
      case "record" -> {
        var fields = new LinkedHashMap<String, Value>();
        json.path("fields").properties().forEach(field -> fields.put(field.getKey(), read(field.getValue())));
        yield new Value.Fields(content.asText(), fields);
      }
      case "path" -> new Value.Json(Optional.ofNullable(plain(json.path("json"))), content.asText());
      case "none" -> Value.NONE;
      case "nothing" -> Value.NOTHING;
      default -> throw new IllegalArgumentException("`" + kind + "` is no kind of value");
    };
  }

  /** As the parser of {@code json.parse} makes them: whole numbers are long. */
  private static Object plain(JsonNode json) {
    return switch (json.getNodeType()) {
      case STRING -> json.asText();
      case BOOLEAN -> json.asBoolean();
      case NUMBER -> json.isIntegralNumber() ? (Object) json.asLong() : (Object) json.asDouble();
      case ARRAY -> {
        List<Object> items = new ArrayList<>();
        json.forEach(item -> items.add(plain(item)));
        yield items;
      }
      case OBJECT -> {
        var fields = new LinkedHashMap<String, Object>();
        json.properties().forEach(field -> fields.put(field.getKey(), plain(field.getValue())));
        yield fields;
      }
      default -> null;
    };
  }
}
