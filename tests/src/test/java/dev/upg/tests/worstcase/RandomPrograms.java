package dev.upg.tests.worstcase;

import java.util.List;
import java.util.Random;

/** Programs put together at random of all that takes time. Each checks. */
final class RandomPrograms {
  private static final String HEADER = """
      playbook "Random"

      param patience: duration = 25s

      inventory { group web { nodes 1..; home: path; zone: string = "a" } }

      probe look(node: node, timeout: duration) -> bool {
        return (probe node accept [0, 1] timeout timeout "look").code == 0
      }

      probe look_twice(node: node) -> bool {
        if look(node, 8s) { return true }
        pause 2s
        return look(node, patience)
      }

      probe look_patiently(node: node, limit: duration) -> bool {
        wait until look(node, 9s) every 2s timeout limit
          else { return false }
        return look(node, 12s)
      }

      action change(node: node, timeout: duration) {
        remote node accept [0, 1] timeout timeout "change"
        if look(node, 6s) { remote node timeout (timeout * 2) "change again" }
      }

      scope changed(node: node, timeout: duration = 7s) {
        let before = look(node, 5s)
        enter { change(node, timeout) }
        leave {
          remote node accept [0, 1] timeout timeout "put back"
          wait until look(node, 40s) or before every 3s timeout 11s else { say "not put back" }
        }
      }

      fun just(time: duration) -> duration { return time }
      fun longer(time: duration) -> duration { return if time > 20s then time else time + patience }

      """;

  private static final List<String> CONDITIONS = List.of("look(NODE, TIME)", "look(NODE, TIME) or look(NODE, TIME)",
      "(probe NODE accept [0, 1] timeout TIME \"ask\").code == 0", "look_twice(NODE)", "look_patiently(NODE, TIME)",
      "web.any(it -> look(it, TIME))", "web.where(it -> look(it, TIME)).map(it -> look(it, TIME)).is_empty()",
      "not (look(NODE, TIME) and patience > 1m)", "web.size() > 5", "patience == 25s or look(NODE, TIME)",
      "if look(NODE, TIME) then look_twice(NODE) else look(NODE, TIME)");
  private static final List<String> STATEMENTS = List.of("pause TIME\n", "say \"${look(NODE, TIME)}\"\n",
      "remote NODE timeout TIME \"change\"\n", "remote NODE accept [0, 1] timeout longer(TIME) \"change\"\n",
      "change(NODE, TIME)\n", "require CONDITION\n", "let VARIABLE = CONDITION\n", "fail \"no\"\n",
      "confirm \"go on?\"\n",
      "wait until CONDITION every just(TIME) timeout just(TIME)\n",
      "wait until CONDITION timeout just(TIME) else BLOCK\n",
      "wait until CONDITION 2 times every 2s timeout longer(TIME) repeating BLOCK\n",
      "wait until CONDITION every 3s timeout just(TIME) repeating every just(TIME) BLOCK else BLOCK\n",
      "ensure CONDITION BLOCK\n", "ensure CONDITION timeout TIME BLOCK\n", "if CONDITION BLOCK else BLOCK\n",
      "with changed(NODE) BLOCK\n", "with changed(NODE, timeout: TIME), changed(NODE) BLOCK\n",
      "step \"a step\" BLOCK\n",
      "try BLOCK rescue VARIABLE BLOCK\n", "try BLOCK always BLOCK\n", "try BLOCK rescue VARIABLE BLOCK always BLOCK\n",
      "LOOPforeach each in web BLOCK\n", "LOOPforeach each in web where CONDITION BLOCK\n",
      "LOOPforeach each in web where look(each, TIME) order by each.name batch 2 BLOCK\n",
      "LOOPforeach each in web batch 3 BLOCK\n", "LOOPforeach each in web batch [1, 70%] BLOCK\n");

  private final Random random;
  private int variables;

  RandomPrograms(Random random) {
    this.random = random;
  }

  String program() {
    return HEADER + statements(3, 3, false);
  }

  private String statements(int count, int depth, boolean inLoop) {
    var text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(statement(depth, inLoop));
    }
    return text.toString();
  }

  private String statement(int depth, boolean inLoop) {
    var choices = STATEMENTS.stream().filter(one -> depth > 0 || !one.contains("BLOCK"))
        .filter(one -> !inLoop || !one.startsWith("LOOP")).toList();
    var choice = choices.get(random.nextInt(choices.size()));
    boolean loop = inLoop || choice.startsWith("LOOP");
    return filled(choice.replace("LOOP", ""), depth, loop);
  }

  private String filled(String text, int depth, boolean inLoop) {
    return java.util.regex.Pattern.compile("\\b(BLOCK|CONDITION|TIME|NODE|VARIABLE)\\b").matcher(text)
        .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(switch (found.group()) {
          case "BLOCK" -> "{\n" + statements(1 + random.nextInt(2), depth - 1, inLoop) + "}";
          case "CONDITION" -> filled(CONDITIONS.get(random.nextInt(CONDITIONS.size())), depth, inLoop);
          case "TIME" -> random.nextInt(8) == 0 ? "patience" : 1 + random.nextInt(40) + "s";
          case "NODE" -> inLoop && random.nextBoolean() && !text.contains("foreach") ? "each" : "web[0]";
          default -> "value" + variables++;
        }));
  }
}
