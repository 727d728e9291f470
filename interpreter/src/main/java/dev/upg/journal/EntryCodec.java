package dev.upg.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Entries as JSON: {@code entry} is the record's name, the other fields are its components; empty ones are left out. */
final class EntryCodec {
  private static final JsonMapper MAPPER = JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
  private static final String KIND = "entry";

  /** Looked up by name, and by class; what reflection tells is made anew each time it is asked. */
  private static final Map<String, Kind> KINDS = Arrays.stream(Entry.class.getPermittedSubclasses()).map(Kind::of)
      .collect(Collectors.toMap(Kind::name, Function.identity()));
  private static final Map<Class<?>, Kind> BY_CLASS = KINDS.values().stream().collect(Collectors.toMap(Kind::type,
      Function.identity()));

  private record Kind(String name, Class<?> type, List<RecordComponent> components, Constructor<?> constructor) {
    static Kind of(Class<?> type) {
      var components = List.of(type.getRecordComponents());
      try {
        return new Kind(type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT), type,
            components, type.getDeclaredConstructor(components.stream().map(RecordComponent::getType)
                .toArray(Class<?>[]::new)));
      } catch (NoSuchMethodException e) {
        throw new IllegalStateException("a record without its constructor: " + type, e);
      }
    }
  }

  private EntryCodec() {}

  /** One line, pure ASCII. */
  static String write(Entry entry) {
    var json = JsonNodeFactory.instance.objectNode();
    var kind = BY_CLASS.get(entry.getClass());
    json.put(KIND, kind.name);
    for (var component : kind.components) {
      put(json, component.getName(), value(entry, component));
    }
    try {
      return MAPPER.writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an entry that isn't JSON: " + entry, e);
    }
  }

  /** @throws IllegalArgumentException when it isn't an entry, with what is wrong */
  static Entry read(String text) {
    var json = tree(text);
    var kind = KINDS.get(json.path(KIND).asText());
    if (kind == null) {
      throw new IllegalArgumentException("`" + json.path(KIND).asText() + "` is no kind of entry");
    }
    var values = new Object[kind.components.size()];
    for (int i = 0; i < values.length; i++) {
      var component = kind.components.get(i);
      values[i] = read(json.get(component.getName()), component.getGenericType(), component.getName());
    }
    try {
      return (Entry) kind.constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("an entry that can't be made: " + text, e);
    }
  }

  /** The format's version in a first line; empty when it isn't one. */
  static Optional<Integer> formatOf(String text) {
    try {
      var format = tree(text).path("format");
      return format.isInt() ? Optional.of(format.asInt()) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static JsonNode tree(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("it isn't JSON", e);
    }
  }

  private static Object value(Entry entry, RecordComponent component) {
    try {
      return component.getAccessor().invoke(entry);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("a component that can't be read: " + component, e);
    }
  }

  private static void put(ObjectNode json, String name, Object value) {
    switch (value) {
      case String text -> json.put(name, text);
      case Integer number -> json.put(name, number);
      case Long number -> json.put(name, number);
      case Boolean bool -> json.put(name, bool);
      case Instant at -> json.put(name, at.toString());
      case Enum<?> constant -> json.put(name, constant.name());
      case Optional<?> optional -> optional.ifPresent(present -> put(json, name, present));
      case List<?> items -> {
        var array = json.putArray(name);
        items.forEach(item -> array.add((String) item));
      }
      case Map<?, ?> fields -> {
        var object = json.putObject(name);
        fields.forEach((key, text) -> object.put((String) key, (String) text));
      }
      case Answer answer -> json.set(name, ValueCodec.write(answer));
      default -> throw new IllegalStateException("no form for " + value.getClass());
    }
  }

  private static Object read(JsonNode json, Type type, String name) {
    if (type instanceof ParameterizedType generic) {
      if (generic.getRawType() == Optional.class) {
        return Optional.ofNullable(json).map(JsonNode::asText);
      }
      return generic.getRawType() == List.class ? texts(json) : fields(json);
    }
    if (json == null) {
      throw new IllegalArgumentException("`" + name + "` is missing");
    }
    try {
      return switch (type) {
        case Class<?> kind when kind == String.class -> json.asText();
        case Class<?> kind when kind == int.class -> json.asInt();
        case Class<?> kind when kind == long.class -> json.asLong();
        case Class<?> kind when kind == boolean.class -> json.asBoolean();
        case Class<?> kind when kind == Instant.class -> Instant.parse(json.asText());
        case Class<?> kind when kind == Answer.class -> ValueCodec.readAnswer(json);
        case Class<?> kind when kind == Entry.Node.State.class -> Entry.Node.State.valueOf(json.asText());
        default -> throw new IllegalStateException("no form for " + type);
      };
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("`" + name + "` is no time", e);
    }
  }

  private static List<String> texts(JsonNode json) {
    var texts = new ArrayList<String>();
    if (json != null) {
      json.forEach(item -> texts.add(item.asText()));
    }
    return texts;
  }

  private static Map<String, String> fields(JsonNode json) {
    var fields = new LinkedHashMap<String, String>();
    if (json != null) {
      json.properties().forEach(field -> fields.put(field.getKey(), field.getValue().asText()));
    }
    return fields;
  }
}
