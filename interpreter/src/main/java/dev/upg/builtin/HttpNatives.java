package dev.upg.builtin;

import dev.upg.eval.NativeCall;
import dev.upg.eval.NativeEffect;
import dev.upg.eval.NativeFailure;
import dev.upg.eval.NativeFunction;
import dev.upg.host.HostFailure;
import dev.upg.http.HttpFailure;
import dev.upg.http.HttpReply;
import dev.upg.http.HttpRequest;
import dev.upg.value.Value;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Module {@code http}. */
final class HttpNatives {
  private HttpNatives() {}

  static Map<String, NativeFunction> all() {
    var natives = new TreeMap<String, NativeFunction>();
    natives.put("http.get", call -> orNone(() -> call.perform(get(call), limit -> text(call, limit))));
    natives.put("http.ask", call -> call.perform(post(call, false), limit -> json(call, limit)));
    natives.put("http.reply", call -> orNone(() -> call.perform(post(call, false), limit -> json(call, limit))));
    natives.put("http.tell", call -> call.perform(post(call, true), limit -> json(call, limit)));
    natives.put("http.tell_once", call -> call.perform(post(call, true), limit -> json(call, limit)));
    return natives;
  }

  private interface Asking { Value ask() throws NativeFailure, InterruptedException; }

  private static Value orNone(Asking asking) throws NativeFailure, InterruptedException {
    try {
      return asking.ask();
    } catch (NativeFailure e) {
      if (e.isTransport()) {
        return Value.NONE;
      }
      throw e;
    }
  }

  private static NativeEffect get(NativeCall call) {
    return new NativeEffect(node(call), false, "GET " + site(call) + call.text(1), call.duration(2));
  }

  private static NativeEffect post(NativeCall call, boolean changes) {
    return new NativeEffect(node(call), changes, "POST " + site(call) + call.text(1) + " " + call.text(2),
        call.duration(3));
  }

  private static Value text(NativeCall call, Duration limit) throws NativeFailure, InterruptedException {
    return Value.text(send(call, Optional.empty(), limit).body());
  }

  private static Value json(NativeCall call, Duration limit) throws NativeFailure, InterruptedException {
    var body = send(call, Optional.of(call.text(2)), limit).body();
    try {
      return JsonNatives.parse(body);
    } catch (NativeFailure e) {
      throw new NativeFailure(site(call) + call.text(1) + " doesn't answer with JSON, but " + shortened(body),
          "See that this is the right port. " + e.getMessage() + ".");
    }
  }

  private static HttpReply send(NativeCall call, Optional<String> body, Duration limit)
      throws NativeFailure, InterruptedException {
    var what = site(call) + call.text(1);
    try {
      var way = call.host(field(call, "way").show().equals("tunnel") ? Optional.of(node(call)) : Optional.empty())
          .way(field(call, "host").show(), Math.toIntExact(((Value.Int) field(call, "port")).value()));
      var reply = new HttpRequest(site(call), call.text(1), body, field(call, "authorization").show()).send(way, limit);
      if (reply.status() / 100 == 2) {
        return reply;
      }
      var message = what + " answers with HTTP status " + reply.status() + ": " + shortened(reply.body());
      throw reply.status() / 100 == 5
          ? NativeFailure.endUnknown(message, "The server may have done a part of it: look before you go on.")
          : new NativeFailure(message);
    } catch (HostFailure.Unreachable e) {
      throw NativeFailure.transport(site(call) + " can't be reached: " + e.getMessage(), e.remedy());
    } catch (HostFailure e) {
      throw new NativeFailure(e.getMessage(), e.remedy());
    } catch (HttpFailure e) {
      throw e.sent()
          ? NativeFailure.endUnknown(what + ": " + e.getMessage(),
              "The request may have been carried out: look before you go on.")
          : NativeFailure.transport(what + ": " + e.getMessage(), "It may pass by itself, when a server starts.");
    }
  }

  private static String shortened(String body) {
    var line = body.strip().replaceAll("\\s+", " ");
    return line.isEmpty() ? "nothing" : line.length() > 120 ? line.substring(0, 119) + "…" : line;
  }

  private static Value field(NativeCall call, String name) {
    return ((Value.Fields) call.argument(0)).values().get(name);
  }

  private static Value.NodeRef node(NativeCall call) {
    return (Value.NodeRef) field(call, "node");
  }

  private static String site(NativeCall call) {
    return field(call, "host").show() + ":" + field(call, "port").show();
  }
}
