package dev.upg.builtin;

import dev.upg.dolphindb.DolphindbConnection;
import dev.upg.dolphindb.Login;
import dev.upg.dolphindb.ServerFailure;
import dev.upg.eval.NativeCall;
import dev.upg.eval.NativeEffect;
import dev.upg.eval.NativeFailure;
import dev.upg.eval.NativeFunction;
import dev.upg.host.HostFailure;
import dev.upg.value.Value;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Module {@code dolphindb}. Lambdas, since the vendor's API is to be loaded by the first script only. */
final class DolphindbNatives {
  private DolphindbNatives() {}

  static Map<String, NativeFunction> all() {
    var natives = new TreeMap<String, NativeFunction>();
    natives.put("dolphindb.evaluate", call -> call.perform(effect(call, false), limit -> run(call, limit)));
    natives.put("dolphindb.reply", call -> call.perform(effect(call, false), limit -> reply(call, limit)));
    natives.put("dolphindb.execute", call -> call.perform(effect(call, true), limit -> run(call, limit)));
    natives.put("dolphindb.apply", call -> call.perform(effect(call, true), limit -> run(call, limit)));
    return natives;
  }

  private static NativeEffect effect(NativeCall call, boolean changes) {
    return new NativeEffect(call.node(0), changes,
        "dolphindb " + call.text(1) + ":" + call.integer(2) + " " + call.text(4), call.duration(5));
  }

  private static Value reply(NativeCall call, Duration limit) throws NativeFailure, InterruptedException {
    try {
      return run(call, limit);
    } catch (NativeFailure e) {
      if (e.isTransport()) {
        return Value.NONE;
      }
      throw e;
    }
  }

  private static Value run(NativeCall call, Duration limit) throws NativeFailure, InterruptedException {
    var site = call.text(1) + ":" + call.integer(2);
    try {
      var way = call.host(isTunnel(call) ? Optional.of(call.node(0)) : Optional.empty())
          .way(call.text(1), Math.toIntExact(call.integer(2)));
      var value = DolphindbConnection.evaluate(way, login(call), call.text(4), limit);
      return new Value.Json(Optional.ofNullable(value), "$");
    } catch (HostFailure.Unreachable e) {
      throw NativeFailure.transport(site + " can't be reached: " + e.getMessage(), e.remedy());
    } catch (HostFailure e) {
      throw new NativeFailure(e.getMessage(), e.remedy());
    } catch (ServerFailure e) {
      throw told(site, e);
    }
  }

  private static NativeFailure told(String site, ServerFailure failure) {
    var message = site + " says: " + failure.getMessage();
    return switch (failure.kind()) {
      case NOT_NOW -> NativeFailure.transport(message, "It may pass by itself: a leader is elected, or a node starts.");
      case END_UNKNOWN -> NativeFailure.endUnknown(site + ": " + failure.getMessage(),
          "The script may have been carried out: look before you go on.");
      case REFUSED -> failure.refId()
          .map(key -> new NativeFailure(message, "The vendor's error reference explains " + key + "."))
          .orElseGet(() -> new NativeFailure(message));
    };
  }

  private static Value field(NativeCall call, String name) {
    return ((Value.Fields) call.argument(3)).values().get(name);
  }

  private static boolean isTunnel(NativeCall call) {
    return field(call, "way").show().equals("tunnel");
  }

  private static Login login(NativeCall call) {
    return new Login(field(call, "user").show(), ((Value.Secret) field(call, "password")).value(),
        ((Value.Bool) field(call, "tls")).value());
  }
}
