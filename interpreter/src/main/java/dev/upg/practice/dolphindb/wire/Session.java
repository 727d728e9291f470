package dev.upg.practice.dolphindb.wire;

import dev.upg.practice.dolphindb.wire.Node.Refused;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One client's connection: frames in, answers out, until the client goes. */
final class Session {
  private static final String ID = "1094852619";
  private static final int MOST = 1 << 20;

  private final DataInputStream in;
  private final OutputStream out;
  private final Node node;
  private Optional<String> user = Optional.empty();

  Session(InputStream in, OutputStream out, Node node) {
    this.in = new DataInputStream(new BufferedInputStream(in));
    this.out = out;
    this.node = node;
  }

  void serve() throws IOException, InterruptedException {
    for (var header = line(); !header.isEmpty(); header = line()) {
      // API SID LENGTH / FLAGS
      var words = header.split(" ");
      if (!words[0].startsWith("API") || words.length < 3) {
        throw new IOException("not DolphinDB's protocol: " + header);
      }
      var body = new byte[Math.min(MOST, Integer.parseInt(words[2]))];
      in.readFully(body);
      answer(new String(body, StandardCharsets.UTF_8));
      out.flush();
    }
  }

  private void answer(String body) throws IOException, InterruptedException {
    var newline = body.indexOf('\n');
    try {
      switch (body.substring(0, Math.max(0, newline))) {
        case "connect" -> value(Optional.empty());
        case "script" -> value(node.run(body.substring(newline + 1), user));
        case "function" -> function(body.split("\n"));
        default -> throw new Refused("Not supported by the practice cluster: " + body.lines().findFirst().orElse(""));
      }
    } catch (Refused e) {
      out.write((ID + " 0 1\n" + e.getMessage() + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  /** {@code function}, name, number of arguments, byte order. */
  private void function(String[] words) throws IOException, Refused, InterruptedException {
    var arguments = new ArrayList<Object>();
    for (int i = 0; i < Integer.parseInt(words[2]); i++) {
      arguments.add(scalar());
    }
    switch (words[1]) {
      case "getDynamicPublicKey" -> value(Optional.of(Keys.publicPem()));
      case "login" -> login(arguments);
      case "isNodeInitialized" -> value(Optional.of(node.isInitialized()));
      default -> throw new Refused("Can't recognize function name " + words[1]);
    }
  }

  /** {@code login(user, password[, encrypted])}. */
  private void login(List<Object> arguments) throws IOException, Refused {
    boolean encrypted = arguments.size() > 2 && (Boolean) arguments.get(2);
    var name = encrypted ? Keys.decrypted(arguments.get(0).toString()) : arguments.get(0).toString();
    var password = encrypted ? Keys.decrypted(arguments.get(1).toString()) : arguments.get(1).toString();
    if (!node.knows(name, password)) {
      throw new Refused("The user name or password is incorrect.");
    }
    user = Optional.of(name);
    value(Optional.empty());
  }

  private void value(Optional<Object> value) throws IOException {
    out.write((ID + (value.isPresent() ? " 1 1\nOK\n" : " 0 1\nOK\n")).getBytes(StandardCharsets.US_ASCII));
    if (value.isPresent()) {
      out.write(ObjectWriter.bytes(value.get()));
    }
  }

  /** Of the scalars that logins send: texts and truth values. */
  private Object scalar() throws IOException {
    int type = in.readUnsignedByte();
    int form = in.readUnsignedByte();
    if (form == 0 && type == Table.Type.STRING.number()) {
      return until(0);
    }
    if (form == 0 && type == Table.Type.BOOL.number()) {
      return in.readByte() == 1;
    }
    throw new IOException("an argument of type " + type + ", form " + form + " isn't read here");
  }

  /** Empty at the end of the stream. */
  private String line() throws IOException {
    try {
      return until('\n');
    } catch (EOFException e) {
      return "";
    }
  }

  private String until(int end) throws IOException {
    var bytes = new java.io.ByteArrayOutputStream();
    for (int one = in.readByte(); one != end; one = in.readByte()) {
      bytes.write(one);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
