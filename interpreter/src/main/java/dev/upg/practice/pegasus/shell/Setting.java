package dev.upg.practice.pegasus.shell;

import dev.upg.practice.pegasus.model.Address;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

/** The form of remote commands that hold a value: asked without an argument, set with one. */
final class Setting {
  private static final String OK = "OK";
  private static final String WRONG = "ERR: invalid arguments";

  private Setting() {}

  static String number(List<String> arguments, long least, long configured, long current, LongConsumer set) {
    if (arguments.isEmpty()) {
      return String.valueOf(current);
    }
    var word = arguments.getFirst();
    if (word.equals("DEFAULT")) {
      set.accept(configured);
      return OK;
    }
    if (!word.matches("\\d{1,10}") || Long.parseLong(word) < least || Long.parseLong(word) > Integer.MAX_VALUE) {
      return WRONG;
    }
    set.accept(Long.parseLong(word));
    return OK;
  }

  static String flag(List<String> arguments, boolean current, Consumer<Boolean> set) {
    if (arguments.isEmpty()) {
      return String.valueOf(current);
    }
    var word = arguments.getFirst();
    if (!word.equals("true") && !word.equals("false")) {
      return WRONG;
    }
    set.accept(Boolean.valueOf(word));
    return OK;
  }

  static String addresses(List<String> arguments, List<Address> current, Consumer<List<Address>> set) {
    if (arguments.isEmpty()) {
      return "get ok: " + current.stream().map(Address::toString).collect(Collectors.joining(","));
    }
    if (arguments.getFirst().equals("clear")) {
      set.accept(List.of());
      return "clear ok";
    }
    var addresses = Arrays.stream(arguments.getFirst().split(",")).map(Address::parse).toList();
    if (addresses.stream().anyMatch(address -> address.isEmpty())) {
      return "invalid arguments";
    }
    set.accept(addresses.stream().flatMap(address -> address.stream()).toList());
    return "set ok";
  }
}
