package dev.upg.cli;

import dev.upg.eval.Run;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Turns Ctrl-C and its kin into an orderly end: the first asks the run to stop, the second to stop now. A shutdown hook
 * would hear only the first one, and the exit status would be the signal's.
 *
 * <p>The JDK's class for signals is {@code sun.misc.Signal}, which javac warns of wherever it is named and which has no
 * successor; hence the reflection, here and nowhere else.
 */
final class StopSignals implements AutoCloseable {
  private static final Map<String, String> WORDS = Map.of("INT", "Ctrl-C", "TERM", "SIGTERM", "HUP",
      "the terminal was closed");

  private final Map<Object, Object> former = new LinkedHashMap<>();
  private Optional<Run> run = Optional.empty();
  private int received;

  private StopSignals() {}

  static StopSignals listen() {
    var signals = new StopSignals();
    WORDS.keySet().forEach(signals::listenTo);
    return signals;
  }

  /** From now on signals go to {@code run}. False when one came already: then the run isn't to begin. */
  synchronized boolean attach(Run run) {
    this.run = Optional.of(run);
    return received == 0;
  }

  /** Ends the run like a first signal, for another reason. */
  void stop(String why) {
    Optional<Run> target;
    synchronized (this) {
      target = run;
      received++;
    }
    target.ifPresent(run -> run.stop(why));
  }

  @Override
  public void close() {
    former.forEach(StopSignals::handle);
  }

  private void receive(String name) {
    Optional<Run> target;
    int count;
    synchronized (this) {
      if (name.equals("HUP") && received > 0) {
        // A terminal closes once, but the kernel, the shell and systemd each tell of it: it isn't a second wish.
        return;
      }
      target = run;
      count = ++received;
    }
    if (target.isEmpty() && count > 1) {
      System.exit(Exit.STOPPED);
    }
    target.ifPresent(run -> {
      if (count == 1) {
        run.stop(WORDS.get(name));
      } else {
        run.stopNow(WORDS.get(name));
      }
    });
  }

  private void listenTo(String name) {
    try {
      var signal = Class.forName("sun.misc.Signal").getConstructor(String.class).newInstance(name);
      var type = Class.forName("sun.misc.SignalHandler");
      InvocationHandler handler = (proxy, method, arguments) -> switch (method.getName()) {
        case "handle" -> {
          receive(name);
          yield null;
        }
        case "equals" -> proxy == arguments[0];
        case "hashCode" -> System.identityHashCode(proxy);
        default -> "handler of SIG" + name;
      };
      var before = handle(signal, Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type}, handler));
      if (before == type.getField("SIG_IGN").get(null)) {
        // nohup, or a job of a script in the background: the run is meant to outlive that signal.
        handle(signal, before);
      } else {
        former.put(signal, before);
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this Java has no signals", e);
    }
  }

  private static Object handle(Object signal, Object handler) {
    try {
      return signal.getClass().getMethod("handle", signal.getClass(), Class.forName("sun.misc.SignalHandler"))
          .invoke(null, signal, handler);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this Java has no signals", e);
    }
  }
}
