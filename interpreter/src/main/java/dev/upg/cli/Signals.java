package dev.upg.cli;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Listens to signals until it is closed.
 *
 * <p>The JDK's class for signals is {@code sun.misc.Signal}, which javac warns of wherever it is named and which has no
 * successor; hence the reflection, here and nowhere else.
 */
final class Signals implements AutoCloseable {
  private final Map<Object, Object> former = new LinkedHashMap<>();

  /**
   * A signal that the process was started to ignore stays ignored: nohup, or a job of a script in the background.
   *
   * @param name without SIG
   */
  void on(String name, Runnable action) {
    try {
      var signal = Class.forName("sun.misc.Signal").getConstructor(String.class).newInstance(name);
      var type = Class.forName("sun.misc.SignalHandler");
      InvocationHandler handler = (proxy, method, arguments) -> switch (method.getName()) {
        case "handle" -> {
          action.run();
          yield null;
        }
        case "equals" -> proxy == arguments[0];
        case "hashCode" -> System.identityHashCode(proxy);
        default -> "handler of SIG" + name;
      };
      var before = handle(signal, Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type}, handler));
      if (before == type.getField("SIG_IGN").get(null)) {
        handle(signal, before);
      } else {
        former.put(signal, before);
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this Java has no signals", e);
    }
  }

  @Override
  public void close() {
    former.forEach(Signals::handle);
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
