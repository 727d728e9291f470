package dev.upg.practice.dolphindb.wire;

import dev.upg.practice.dolphindb.wire.Table.Type;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Serialises what a server gives back, little endian: String, Boolean, Integer, Long, Double, LocalDate, Instant, a list of
 * texts, a map of texts to any of these, {@link Table}, and null for no value.
 */
final class ObjectWriter {
  private static final int SCALAR = 0;
  private static final int VECTOR = 1;
  private static final int DICTIONARY = 5;
  private static final int TABLE = 6;
  private static final int VOID = 0;
  private static final int DATE = 6;
  private static final int ANY = 25;
  private static final int UNUSED = 27;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  static byte[] bytes(Object value) {
    var writer = new ObjectWriter();
    writer.write(value);
    return writer.out.toByteArray();
  }

  private void write(Object value) {
    switch (value) {
      case null -> {
        header(VOID, SCALAR);
        out.write(0);
      }
      case Table table -> table(table);
      case List<?> texts -> vector(Type.STRING, texts);
      case Map<?, ?> fields -> dictionary(fields);
      case LocalDate date -> {
        header(DATE, SCALAR);
        number(4, date.toEpochDay());
      }
      default -> {
        var type = type(value);
        header(type.number(), SCALAR);
        item(type, value);
      }
    }
  }

  private static Type type(Object value) {
    return switch (value) {
      case Boolean truth -> Type.BOOL;
      case Integer number -> Type.INT;
      case Long number -> Type.LONG;
      case Double number -> Type.DOUBLE;
      case Instant time -> Type.TIMESTAMP;
      default -> Type.STRING;
    };
  }

  private void header(int type, int form) {
    out.write(type);
    out.write(form);
  }

  private void item(Type type, Object value) {
    switch (type) {
      case BOOL -> out.write(value == null ? Byte.MIN_VALUE : (Boolean) value ? 1 : 0);
      case INT -> number(4, value == null ? Integer.MIN_VALUE : ((Number) value).intValue());
      case LONG -> number(8, value == null ? Long.MIN_VALUE : ((Number) value).longValue());
      case TIMESTAMP -> number(8, value == null ? Long.MIN_VALUE : ((Instant) value).toEpochMilli());
      case DOUBLE -> number(8, Double.doubleToLongBits(value == null ? -Double.MAX_VALUE : (Double) value));
      case STRING -> text(value == null ? "" : value.toString());
    }
  }

  private void number(int bytes, long value) {
    var buffer = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array();
    out.write(buffer, 0, bytes);
  }

  private void text(String text) {
    out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    out.write(0);
  }

  private void vector(Type type, List<?> values) {
    header(type.number(), VECTOR);
    number(4, values.size());
    number(4, 1);
    values.forEach(value -> item(type, value));
  }

  private void dictionary(Map<?, ?> fields) {
    header(ANY, DICTIONARY);
    vector(Type.STRING, List.copyOf(fields.keySet()));
    header(ANY, VECTOR);
    number(4, fields.size());
    number(4, 1);
    fields.values().forEach(this::write);
  }

  private void table(Table table) {
    header(UNUSED, TABLE);
    number(4, table.rows());
    number(4, table.columns().size());
    text("");
    table.columns().forEach(column -> text(column.name()));
    table.columns().forEach(column -> vector(column.type(), column.values()));
  }
}
