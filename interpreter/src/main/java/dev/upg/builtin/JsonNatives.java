package dev.upg.builtin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.upg.eval.NativeCall;
import dev.upg.eval.NativeFailure;
import dev.upg.eval.NativeFunction;
import dev.upg.value.Value;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Module {@code json}. */
final class JsonNatives {
  private static final ObjectMapper MAPPER = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
      .enable(DeserializationFeature.USE_LONG_FOR_INTS).build();

  private JsonNatives() {}

  static Map<String, NativeFunction> all() {
    var natives = new TreeMap<String, NativeFunction>();
    natives.put("json.parse", call -> parse(call.text(0)));
    natives.put("json.quote", call -> Value.text(new Value.Json(Optional.of(List.of(call.text(0))), "$").show()
        .replaceFirst("^\\[", "").replaceFirst("]$", "")));
    natives.put("json.documents", JsonNatives::documents);
    natives.put("json.get", JsonNatives::get);
    natives.put("json.has", call -> Value.bool(
        json(call).content().orElse(null) instanceof Map<?, ?> fields && fields.containsKey(call.text(1))));
    natives.put("json.text", call -> Value.text(narrow(json(call), String.class, "a string")));
    natives.put("json.plain", call -> Value.text(json(call).show()));
    natives.put("json.int", JsonNatives::integer);
    natives.put("json.float", JsonNatives::number);
    natives.put("json.is_null", call -> Value.bool(json(call).content().isEmpty()));
    natives.put("json.bool", JsonNatives::bool);
    natives.put("json.items", JsonNatives::items);
    natives.put("json.entries", JsonNatives::entries);
    return natives;
  }

  private static Value.Json json(NativeCall call) {
    return (Value.Json) call.argument(0);
  }

  static Value parse(String text) throws NativeFailure {
    try (var parser = MAPPER.getFactory().createParser(text)) {
      var content = MAPPER.readValue(parser, Object.class);
      if (parser.nextToken() != null) {
        throw new NativeFailure("This is not one JSON document: more follows after its end");
      }
      return new Value.Json(Optional.ofNullable(content), "$");
    } catch (JsonProcessingException e) {
      throw new NativeFailure(
          "This is not JSON: " + e.getOriginalMessage().replaceAll(" \\(start marker at .*", "") + ", in line "
              + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr());
    } catch (IOException e) {
      throw new NativeFailure("This is not JSON: " + e.getMessage());
    }
  }

  private static Value documents(NativeCall call) {
    var found = new ArrayList<Value>();
    try (var values = MAPPER.readerFor(Object.class).readValues(call.text(0))) {
      while (values.hasNextValue()) {
        found.add(new Value.Json(Optional.ofNullable(values.nextValue()), "$"));
      }
    } catch (IOException anythingElse) {
      return Value.NONE;
    }
    boolean structured = found.stream().allMatch(document -> ((Value.Json) document).content()
        .filter(content -> content instanceof Map || content instanceof List).isPresent());
    return found.isEmpty() || !structured ? Value.NONE : new Value.Items(found);
  }

  private static Value get(NativeCall call) throws NativeFailure {
    var json = json(call);
    var fields = narrow(json, Map.class, "an object");
    var field = call.text(1);
    if (!fields.containsKey(field)) {
      throw new NativeFailure("The JSON object at `" + json.path() + "` has no field `" + field + "`",
          "Its fields: " + names(fields) + ".");
    }
    return new Value.Json(Optional.ofNullable(fields.get(field)), json.path() + step(field));
  }

  private static String names(Map<?, ?> fields) {
    return fields.isEmpty()
        ? "none"
        : fields.keySet().stream().limit(12).map(name -> "`" + name + "`").collect(Collectors.joining(", "));
  }

  private static Value integer(NativeCall call) throws NativeFailure {
    var json = json(call);
    return new Value.Int(switch (json.content().orElse(null)) {
      case Long number -> number;
      case String digits when digits.matches("-?\\d{1,18}") -> Long.parseLong(digits);
      case Object other -> throw notThis(json, "a whole number");
      case null -> throw notThis(json, "a whole number");
    });
  }

  private static Value number(NativeCall call) throws NativeFailure {
    var json = json(call);
    if (json.content().orElse(null) instanceof Number number && Double.isFinite(number.doubleValue())) {
      return new Value.Float(number.doubleValue());
    }
    throw notThis(json, "a number");
  }

  private static Value bool(NativeCall call) throws NativeFailure {
    var json = json(call);
    return Value.bool(switch (json.content().orElse(null)) {
      case Boolean truth -> truth;
      case String word when word.equals("true") || word.equals("false") -> word.equals("true");
      case Object other -> throw notThis(json, "true or false");
      case null -> throw notThis(json, "true or false");
    });
  }

  private static Value items(NativeCall call) throws NativeFailure {
    var json = json(call);
    var items = new ArrayList<Value>();
    for (var item : narrow(json, List.class, "an array")) {
      items.add(new Value.Json(Optional.ofNullable(item), json.path() + "[" + items.size() + "]"));
    }
    return new Value.Items(items);
  }

  private static Value entries(NativeCall call) throws NativeFailure {
    var json = json(call);
    var entries = new LinkedHashMap<Value, Value>();
    for (var field : narrow(json, Map.class, "an object").entrySet()) {
      var entry = (Map.Entry<?, ?>) field;
      entries.put(Value.text(entry.getKey().toString()),
          new Value.Json(Optional.ofNullable(entry.getValue()), json.path() + step(entry.getKey().toString())));
    }
    return new Value.Entries(entries);
  }

  /** From an object to its field, in a path. */
  private static String step(String field) {
    return field.matches("[\\p{L}_][\\p{L}\\p{N}_-]*") ? "." + field : "[\"" + field + "\"]";
  }

  private static <T> T narrow(Value.Json json, Class<T> wanted, String described) throws NativeFailure {
    if (!wanted.isInstance(json.content().orElse(null))) {
      throw notThis(json, described);
    }
    return wanted.cast(json.content().orElseThrow());
  }

  private static NativeFailure notThis(Value.Json json, String wanted) {
    var found = switch (json.content().orElse(null)) {
      case null -> "null";
      case String text -> "the string \"" + (text.length() > 40 ? text.substring(0, 39) + "…" : text) + "\"";
      case Boolean truth -> "`" + truth + "`";
      case Number number -> "the number " + number;
      case List<?> list -> "an array";
      case Map<?, ?> map -> "an object";
      case Object other -> other.getClass().getSimpleName();
    };
    return new NativeFailure("The JSON value at `" + json.path() + "` is " + found + ", " + wanted + " was wanted");
  }
}
