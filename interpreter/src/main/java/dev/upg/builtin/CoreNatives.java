package dev.upg.builtin;

import dev.upg.eval.NativeCall;
import dev.upg.eval.NativeFailure;
import dev.upg.eval.NativeFunction;
import dev.upg.value.Value;
import dev.upg.value.Version;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Modules {@code core}, {@code number}, {@code time}, {@code map} and {@code report}. */
final class CoreNatives {
  private CoreNatives() {}

  static Map<String, NativeFunction> all() {
    var natives = new TreeMap<String, NativeFunction>();
    natives.put("core.version", CoreNatives::version);
    natives.put("core.text", call -> Value.text(call.argument(0).show()));
    natives.put("number.text", call -> Value.text(call.argument(0).show()));
    natives.put("number.bytes", call -> new Value.Int(((Value.Size) call.argument(0)).bytes()));
    natives.put("number.modulo", CoreNatives::modulo);
    natives.put("time.milliseconds", CoreNatives::milliseconds);
    natives.put("time.seconds", call -> new Value.Int(call.duration(0).toSeconds()));
    natives.put("time.of_milliseconds", call -> new Value.Time(Duration.ofMillis(call.integer(0))));
    natives.put("map.keys", call -> new Value.Items(entries(call).keySet().stream().toList()));
    natives.put("map.values", call -> new Value.Items(entries(call).values().stream().toList()));
    natives.put("map.size", call -> new Value.Int(entries(call).size()));
    natives.put("report.version", CoreNatives::reportVersion);
    return natives;
  }

  private static Value milliseconds(NativeCall call) throws NativeFailure {
    try {
      return new Value.Int(call.duration(0).toMillis());
    } catch (ArithmeticException e) {
      throw new NativeFailure("The duration is too long to be told in milliseconds");
    }
  }

  private static Map<Value, Value> entries(NativeCall call) {
    return ((Value.Entries) call.argument(0)).values();
  }

  private static Value version(NativeCall call) throws NativeFailure {
    try {
      return new Value.VersionNumber(Version.parse(call.text(0)));
    } catch (IllegalArgumentException e) {
      throw new NativeFailure(e.getMessage());
    }
  }

  private static Value modulo(NativeCall call) throws NativeFailure {
    if (call.integer(1) == 0) {
      throw new NativeFailure("Nothing can be divided by zero");
    }
    return new Value.Int(Math.floorMod(call.integer(0), call.integer(1)));
  }

  private static Value reportVersion(NativeCall call) {
    var node = call.node(0).name();
    var before = call.optional(1).map(Value::show);
    var after = call.optional(2).map(Value::show);
    call.versionSeen(node, before, after);
    return Value.NOTHING;
  }
}
