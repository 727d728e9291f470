package dev.upg.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import net.schmizz.sshj.DefaultConfig;
import net.schmizz.sshj.connection.Connection;
import net.schmizz.sshj.connection.ConnectionException;
import net.schmizz.sshj.connection.channel.Channel;
import net.schmizz.sshj.transport.Transport;
import org.junit.jupiter.api.Test;

class ExecChannelTest {
  @Test
  void aConnectionThatBreaksWhileAChannelIsMadeIsToldWhenItIsOpened() {
    var transport = proxy(Transport.class, (self, method, arguments) -> switch (method.getName()) {
      case "getConfig" -> new DefaultConfig();
      case "write" -> 1L;
      default -> null;
    });
    var connection = proxy(Connection.class, (self, method, arguments) -> switch (method.getName()) {
      case "getTransport" -> transport;
      case "nextID", "getTimeoutMs" -> 1;
      case "getMaxPacketSize" -> 32 * 1024;
      case "getWindowSize" -> 2L * 1024 * 1024;
      case "attach" -> {
        ((Channel) arguments[0]).notifyError(new ConnectionException("the connection is gone"));
        yield null;
      }
      default -> null;
    });
    var channel = new ExecChannel(connection);
    assertEquals("the connection is gone", assertThrows(ConnectionException.class, channel::open).getMessage());
  }

  private static <T> T proxy(Class<T> type, InvocationHandler answers) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type}, answers));
  }
}
