package dev.upg.practice.pegasus.shell;

import dev.upg.practice.pegasus.model.Address;
import dev.upg.practice.pegasus.model.ServerVersion;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

/**
 * A remote command that holds a value: asked without an argument, set with one. Servers up to 2.5 answer in words, later ones
 * with an object (samples of {@code shell.master.remote_command}; those of flags and lists derived from the same rule).
 */
final class Setting {
  private static final String BLACK_LIST = "meta.lb.assign_secondary_black_list";

  private final String name;
  private final List<String> arguments;
  private final ServerVersion server;

  Setting(String name, List<String> arguments, ServerVersion server) {
    this.name = name;
    this.arguments = arguments;
    this.server = server;
  }

  String number(long least, long configured, long current, LongConsumer set) {
    if (arguments.isEmpty()) {
      return told(name, String.valueOf(current));
    }
    var word = arguments.getFirst();
    if (word.equals("DEFAULT") || server.speaksJson() && word.toUpperCase(Locale.ROOT).equals("DEFAULT")) {
      set.accept(configured);
      return server.speaksJson() ? "{\"error\":\"ok\",\"" + name + "\":" + configured + "}" : "OK";
    }
    if (!word.matches("\\d{1,10}") || Long.parseLong(word) < least || Long.parseLong(word) > Integer.MAX_VALUE) {
      return wrong("ERR: invalid arguments");
    }
    set.accept(Long.parseLong(word));
    return done("OK");
  }

  String flag(boolean current, Consumer<Boolean> set) {
    if (arguments.isEmpty()) {
      return told(name, String.valueOf(current));
    }
    var word = arguments.getFirst();
    if (!word.equals("true") && !word.equals("false")) {
      return wrong("ERR: invalid arguments");
    }
    set.accept(Boolean.valueOf(word));
    return done("OK");
  }

  String addresses(List<Address> current, Consumer<List<Address>> set) {
    if (arguments.isEmpty()) {
      var list = current.stream().map(Address::toString).collect(Collectors.joining(","));
      return server.speaksJson() ? told(name.substring(BLACK_LIST.lastIndexOf('.') + 1), list) : "get ok: " + list;
    }
    if (arguments.getFirst().equals("clear")) {
      set.accept(List.of());
      return done("clear ok");
    }
    var addresses = Arrays.stream(arguments.getFirst().split(",")).map(text -> Names.read(text, server)).toList();
    if (addresses.stream().anyMatch(address -> address.isEmpty())) {
      return wrong("invalid arguments");
    }
    set.accept(addresses.stream().flatMap(address -> address.stream()).toList());
    return done("set ok");
  }

  private String told(String key, String value) {
    return server.speaksJson() ? "{\"error\":\"ok\",\"" + key + "\":\"" + value + "\"}" : value;
  }

  private String done(String words) {
    return server.speaksJson() ? "{\"error\":\"ok\"}" : words;
  }

  private String wrong(String words) {
    return server.speaksJson()
        ? "{\"error\":\"ERR: invalid argument '" + arguments.getFirst() + "', the value is not acceptable\"}"
        : words;
  }
}
