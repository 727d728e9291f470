package dev.upg.tree;

import dev.upg.source.Span;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A tree as indented text for golden files: the records by name, their parts in order, without places. */
public final class TreePrinter {
  private static final int WIDTH = 110;

  private TreePrinter() {}

  public static String print(Object node) {
    var text = new StringBuilder();
    print(node, "", text);
    return text.append('\n').toString();
  }

  private static void print(Object value, String indent, StringBuilder text) {
    var flat = flat(value);
    if (indent.length() + flat.length() <= WIDTH && !(value instanceof SourceUnit) && !(value instanceof Block)) {
      text.append(flat);
      return;
    }
    text.append('(').append(head(value));
    for (var child : children(value)) {
      text.append('\n').append(indent).append("  ");
      print(child, indent + "  ", text);
    }
    text.append(')');
  }

  private static String flat(Object value) {
    var children = children(value);
    if (children.isEmpty()) {
      return value instanceof Record || value instanceof Part ? "(" + head(value) + ")" : head(value);
    }
    var text = new StringBuilder("(").append(head(value));
    children.forEach(child -> text.append(' ').append(flat(child)));
    return text.append(')').toString();
  }

  /** A named component of a record, shown where the name says more than the place. */
  private record Part(String name, List<Object> values) {}

  private static String head(Object value) {
    return switch (value) {
      case Part part -> part.name;
      case Name name -> name.text();
      case Expression.NameUse use -> use.name();
      case TemplatePart.Text part -> quoted(part.text());
      case Record node -> node.getClass().getSimpleName();
      case String text -> quoted(text);
      case Object other -> String.valueOf(other);
    };
  }

  private static List<Object> children(Object value) {
    if (value instanceof Part part) {
      return part.values;
    }
    if (!(value instanceof Record node) || node instanceof Name || node instanceof Expression.NameUse
        || node instanceof TemplatePart.Text) {
      return List.of();
    }
    var result = new ArrayList<Object>();
    for (var component : node.getClass().getRecordComponents()) {
      var part = get(node, component);
      switch (part) {
        case Span span -> {
        }
        case Optional<?> optional ->
          optional.ifPresent(item -> result.add(new Part(component.getName(), List.of(item))));
        case List<?> list when list.isEmpty() -> {
        }
        case List<?> list -> result.add(new Part(component.getName(), List.copyOf(list)));
        case String text when text.isEmpty() -> {
        }
        case Object other -> result.add(other);
      }
    }
    return result;
  }

  private static Object get(Record node, RecordComponent component) {
    try {
      return component.getAccessor().invoke(node);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(Arrays.toString(e.getStackTrace()), e);
    }
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t") + "'";
  }
}
