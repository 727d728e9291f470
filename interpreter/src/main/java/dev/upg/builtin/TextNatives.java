package dev.upg.builtin;

import dev.upg.eval.NativeCall;
import dev.upg.eval.NativeFailure;
import dev.upg.eval.NativeFunction;
import dev.upg.eval.Searched;
import dev.upg.value.Value;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Module {@code text}. */
final class TextNatives {
  private TextNatives() {}

  static Map<String, NativeFunction> all() {
    var natives = new TreeMap<String, NativeFunction>();
    natives.put("text.before", call -> Value.text(before(call.text(0), call.text(1))));
    natives.put("text.after", call -> Value.text(after(call.text(0), call.text(1))));
    natives.put("text.trim", call -> Value.text(call.text(0).strip()));
    natives.put("text.lines", call -> Value.Items.ofTexts(call.text(0).lines().toList()));
    natives.put("text.split", call -> Value.Items.ofTexts(split(call.text(0), call.text(1))));
    natives.put("text.words", call -> Value.Items.ofTexts(words(call.text(0))));
    natives.put("text.replace", call -> Value.text(call.text(0).replace(call.text(1), call.text(2))));
    natives.put("text.starts_with", call -> Value.bool(call.text(0).startsWith(call.text(1))));
    natives.put("text.ends_with", call -> Value.bool(call.text(0).endsWith(call.text(1))));
    natives.put("text.find", call -> {
      var found = findAll(call);
      return found.isEmpty() ? Value.NONE : Value.text(found.getFirst());
    });
    natives.put("text.find_all", call -> Value.Items.ofTexts(findAll(call)));
    natives.put("text.upper", call -> Value.text(call.text(0).toUpperCase(Locale.ROOT)));
    natives.put("text.lower", call -> Value.text(call.text(0).toLowerCase(Locale.ROOT)));
    natives.put("text.size", call -> new Value.Int(call.text(0).codePointCount(0, call.text(0).length())));
    natives.put("text.is_empty", call -> Value.bool(call.text(0).isEmpty()));
    natives.put("text.int", TextNatives::integer);
    natives.put("text.file_name", call -> Value.text(call.text(0).replaceAll("/+$", "").replaceAll("^.*/", "")));
    return natives;
  }

  private static String before(String text, String mark) {
    int at = text.indexOf(mark);
    return at < 0 ? text : text.substring(0, at);
  }

  private static String after(String text, String mark) {
    int at = text.indexOf(mark);
    return at < 0 ? "" : text.substring(at + mark.length());
  }

  private static List<String> split(String text, String mark) {
    return mark.isEmpty() ? List.of(text) : List.of(text.split(Pattern.quote(mark), -1));
  }

  static List<String> words(String text) {
    var bare = text.strip();
    return bare.isEmpty() ? List.of() : List.of(bare.split("\\s+"));
  }

  private static List<String> findAll(NativeCall call) throws NativeFailure {
    try {
      var found = new ArrayList<String>();
      Matcher matcher = Searched.matcher(Pattern.compile(call.text(1), Pattern.MULTILINE), call.text(0));
      while (matcher.find()) {
        var part = matcher.groupCount() > 0 ? matcher.group(1) : matcher.group();
        found.add(part == null ? "" : part);
      }
      return found;
    } catch (PatternSyntaxException e) {
      throw new NativeFailure("`" + call.text(1) + "` is not a regular expression: " + e.getDescription());
    } catch (StackOverflowError | Searched.TooHard e) {
      throw new NativeFailure("The regular expression `" + call.text(1) + "` is too hard for so long a text");
    }
  }

  private static Value integer(NativeCall call) throws NativeFailure {
    try {
      return new Value.Int(Long.parseLong(call.text(0).strip()));
    } catch (NumberFormatException e) {
      throw new NativeFailure("`" + call.text(0).strip() + "` is not a whole number");
    }
  }
}
