package dev.upg.ssh;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.SocketFactory;

/**
 * Connects to a host, at each of its addresses in turn. The sockets send at once (TCP_NODELAY): otherwise each command
 * waits 40 ms for an acknowledgement that the other side delays.
 */
final class NoDelaySockets extends SocketFactory {
  private final String host;
  private final int port;
  private final Duration timeout;

  NoDelaySockets(String host, int port, Duration timeout) {
    this.host = host;
    this.port = port;
    this.timeout = timeout;
  }

  /** Already connected. */
  @Override
  public Socket createSocket() throws IOException {
    IOException first = null;
    for (var address : InetAddress.getAllByName(host)) {
      try {
        return connected(address, port);
      } catch (IOException e) {
        if (first == null) {
          first = e;
        }
      }
    }
    throw first == null ? new UnknownHostException(host) : first;
  }

  @Override
  public Socket createSocket(String otherHost, int otherPort) throws IOException {
    return connected(InetAddress.getByName(otherHost), otherPort);
  }

  @Override
  public Socket createSocket(String otherHost, int otherPort, InetAddress from, int fromPort) throws IOException {
    return createSocket(otherHost, otherPort);
  }

  @Override
  public Socket createSocket(InetAddress address, int otherPort) throws IOException {
    return connected(address, otherPort);
  }

  @Override
  public Socket createSocket(InetAddress address, int otherPort, InetAddress from, int fromPort) throws IOException {
    return connected(address, otherPort);
  }

  private Socket connected(InetAddress address, int toPort) throws IOException {
    var socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.connect(new InetSocketAddress(address, toPort), (int) timeout.toMillis());
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }
}
