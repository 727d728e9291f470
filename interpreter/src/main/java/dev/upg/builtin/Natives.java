package dev.upg.builtin;

import dev.upg.eval.NativeFunction;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** All native functions by qualified name; a test holds them against the library's declarations. */
public final class Natives {
  private Natives() {}

  public static Map<String, NativeFunction> all() {
    var all = new TreeMap<String, NativeFunction>();
    all.putAll(CoreNatives.all());
    all.putAll(TextNatives.all());
    all.putAll(ListNatives.all());
    all.putAll(JsonNatives.all());
    all.putAll(TableNatives.all());
    all.putAll(PackageNatives.all());
    all.putAll(HttpNatives.all());
    all.putAll(DolphindbNatives.all());
    return Collections.unmodifiableMap(all);
  }
}
