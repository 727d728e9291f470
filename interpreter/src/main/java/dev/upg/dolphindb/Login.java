package dev.upg.dolphindb;

/** @param tls whether the node runs with {@code enableHTTPS=true} */
public record Login(String user, String password, boolean tls) {
  @Override
  public String toString() {
    return "Login[" + user + "]";
  }
}
