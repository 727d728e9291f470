package dev.upg.tests.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Expressions put together at random, mostly of types that fit: where they don't, the checker must say so. */
final class RandomExpressions {
  /**
   * What is done with an expression.
   *
   * @param type of what fits mostly
   * @param text in which {@code VALUE} stands for the expression
   */
  record Use(String type, String text) {}

  static final List<Use> USES = List.of(
      new Use("ANY", "let value = VALUE\nrequire value == value\nrequire [value] == [VALUE]\n"),
      new Use("ANY", "say \"${VALUE}\"\n"), new Use("ANY", "remote web[0] \"echo ${VALUE}\"\n"),
      new Use("INT", "let value = 1 + VALUE\n"), new Use("LIST", "foreach item in VALUE { say \"${item}\" }\n"),
      new Use("LIST", "foreach item in VALUE order by item { say \"it\" }\n"),
      new Use("BOOL", "wait until VALUE every 1s timeout 3s\n"),
      new Use("OPTIONAL", "let value = VALUE\nlet shown = \"${value ?? \"none\"}\"\n"),
      new Use("TEXT", "say upper(VALUE)\n"), new Use("INTS", "say \"${total(VALUE)}\"\n"),
      new Use("FLOAT", "say \"${half(VALUE)}\"\n"), new Use("OTHER", "say \"${any_text(VALUE)}\"\n"),
      new Use("LIST", "let value = VALUE.sort_by(it -> it)\nlet most = VALUE.max()\n"),
      new Use("INTS", "let value = (VALUE).first() ?? 5\nsay \"${value + 1}\"\n"),
      new Use("TEXT", "let value = Box(VALUE)\nsay \"${value.name}\"\n"),
      new Use("TEXT", "probe web[0] env { A: VALUE } stdin VALUE \"cat\"\n"),
      new Use("INT", "foreach node in web batch VALUE { say \"x\" }\n"),
      new Use("TEXT", "try { fail VALUE } rescue problem { say problem }\n"),
      new Use("LIST", "let value = VALUE\nsay \"${value[0]}\"\n"), new Use("OTHER", "remote VALUE \"true\"\n"),
      new Use("TIME", "pause VALUE\n"), new Use("SECRET", "probe web[0] env { A: VALUE } stdin VALUE \"cat\"\n"),
      new Use("SECRET", "let value = VALUE\nremote web[0] stdin \"it is ${value}\" \"cat\"\n"),
      new Use("OPTIONAL", "let value = VALUE\nif value != none { say \"${value}\" } else { say \"none\" }\n"),
      new Use("OPTIONAL", "let value = VALUE\nrequire value != none\nlet list = [value]\nsay \"${list}\"\n"),
      new Use("BOX", "let value = VALUE\nif value.label == none { fail \"x\" }\nsay value.label\n"),
      new Use("BOOL", "foreach node in web where node.zone != none and VALUE { say node.zone }\n"),
      new Use("TEXT", "require missing == none or missing == VALUE\nsay \"${word == VALUE} ${VALUE in [word]}\"\n"),
      new Use("INT", "probe web[0] accept VALUE \"x\"\n"),
      new Use("INT", "probe web[0] accept [VALUE, 0] \"x\"\n"),
      new Use("TEXT", "probe web[0] as VALUE in VALUE \"x\"\n"), new Use("TIME", "probe web[0] timeout VALUE \"x\"\n"),
      new Use("INT", "wait until not few every 1s VALUE times timeout 3s\n"),
      new Use("TIME", "wait until not few every VALUE timeout VALUE\n"),
      new Use("TIME", "ensure few timeout VALUE { say \"x\" }\n"), new Use("INT", "say \"${twice(it -> VALUE)}\"\n"),
      new Use("ANY", "let value = VALUE\nrequire value in [VALUE] and value != none\n"));

  private static final String HEADER = """
      playbook "Random"

      param few: bool = true
      param number: int = 3
      param missing: string? = none
      param names: list<string> = ["a", "b"]
      param word: "up" | "down" = "up"
      param hidden: secret
      param far: string? = "far"

      inventory { group web { nodes 1..; home: secret; zone: string? } }

      record Box { name: string; next: list<Box> = []; label: string? = none }

      fun upper(text: string) -> string { return text.upper() }
      fun total(numbers: list<int>) -> int { return numbers.sum() }
      fun half(of: float) -> float { return of / 2.0 }
      fun twice(test: (int) -> int) -> int { return test(test(1)) }
      fun any_text(test: (string) -> bool) -> bool { return names.any(test) }
      fun secret_line(line: secret) -> secret { return "line ${line}" }
      fun known(text: string?) -> string {
        if text == none { return "nothing" }
        return text + "!"
      }
      fun boxes(count: int) -> list<Box> { return if count > 1 then [] else [Box("a")] }

      """;

  private static final Map<String, List<String>> BY_TYPE = Map.ofEntries(
      Map.entry("INT",
          List.of("1", "0", "number", "INT + INT", "INT * INT", "-INT", "INT / INT",
              "LIST.size()", "INTS.sum()",
              "INTS[0]", "TEXT.size()", "INTS.max() ?? 0", "OPTIONAL ?? INT", "total(INTS)", "JSON.int()",
              "twice(V -> INT)", "if BOOL then INT else INT", "TIME.seconds()", "INT.modulo(INT)", "TEXT.int()",
              "LIST.count(V -> BOOL)")),
      Map.entry("FLOAT", List.of("1.5", "FLOAT + INT", "half(FLOAT)", "TIME / TIME", "INT * 25%", "FLOAT / FLOAT")),
      Map.entry("TEXT",
          List.of("\"a\"", "\"${ANY}\"", "upper(TEXT)", "TEXT + TEXT", "word", "web[0].name", "missing ?? TEXT",
              "if far != none then far else TEXT", "known(OPTIONAL)",
              "if missing == none then TEXT else missing",
              "TEXT.before(TEXT)", "TEXTS.join(\", \")", "TEXTS[0]", "JSON.text()", "BOX.name",
              "TEXT.find(TEXT) ?? TEXT",
              "if BOOL then TEXT else TEXT", "(probe web[0] \"x ${TEXT}\").stdout", "TEXT.replace(TEXT, TEXT)")),
      Map.entry("BOOL",
          List.of("few", "true", "not BOOL", "BOOL and BOOL", "BOOL or BOOL", "INT < INT", "TEXT == TEXT",
              "LIST == LIST", "ANY in LIST", "ANY == ANY", "TEXT in TEXT", "TEXT matches \"a|b\"",
              "LIST.any(V -> BOOL)",
              "any_text(V -> BOOL)", "JSON.has(\"a\")", "MAP == MAP", "ANY in MAP", "ANY < ANY", "BOX == BOX",
              "word == \"down\"", "OPTIONAL == none", "far != none and far == TEXT",
              "missing == none or missing.size() > INT", "not (far == none) and far.is_empty()", "SECRET == SECRET",
              "word == TEXT", "TEXT in [word, \"down\"]", "web.all(V -> V.zone == none or V.zone in TEXTS)",
              "version(\"1.2\") < version(\"1.10\")")),
      Map.entry("TIME",
          List.of("5s", "TIME + TIME", "TIME * INT", "TIME / INT", "INT.of_milliseconds()",
              "time.of_milliseconds(INT)", "TIME * 25%", "if BOOL then TIME else TIME")),
      Map.entry("SECRET", List.of("hidden", "\"a${SECRET}\"", "SECRET + TEXT", "TEXT + SECRET", "secret_line(SECRET)",
          "if BOOL then SECRET else SECRET", "[SECRET][0]", "web[0].home", "\"${TEXT}${SECRET}${INT}\"")),
      Map.entry("JSON", List.of("json.parse(\"{\\\"a\\\": 1, \\\"b\\\": [1, \\\"x\\\", null]}\")", "JSON.get(\"a\")",
          "JSON.items()[0]", "json.parse(TEXT)")),
      Map.entry("BOX", List.of("Box(TEXT)", "Box(name: TEXT, next: boxes(INT))", "boxes(INT)[0]", "Box(\"a\", LIST)",
          "Box(\"a\", label: OPTIONAL)")),
      Map.entry("OPTIONAL", List.of("none", "missing", "LIST.first()", "LIST.last()", "MAP[ANY]", "LIST.min()",
          "web[0].zone", "if BOOL then none else ANY", "BOX.label", "INTS.first()", "json.documents(TEXT)")),
      Map.entry("INTS",
          List.of("[INT]", "[INT, INT]", "[]", "INTS + INTS", "LIST.map(V -> INT)", "INTS.where(V -> BOOL)",
              "INTS.sort_by(V -> INT)", "if BOOL then [] else INTS", "LIST.flat_map(V -> INTS)", "INTS.distinct()")),
      Map.entry("TEXTS", List.of("names", "[TEXT]", "TEXT.lines()", "TEXT.words()", "LIST.map(V -> TEXT)", "[] + TEXTS",
          "TEXTS + TEXTS", "MAP.keys()", "TEXT.find_all(TEXT)", "web.map(V -> V.name)", "[TEXT, word]")),
      Map.entry("LIST",
          List.of("INTS", "TEXTS", "[]", "[ANY]", "[ANY, ANY]", "[LIST]", "LIST + LIST", "LIST.map(V -> ANY)",
              "web", "LIST.flat_map(V -> LIST)", "LIST.sort_by(V -> ANY)", "MAP.values()", "[none, ANY]",
              "LIST.where(V -> BOOL)",
              "if BOOL then LIST else LIST", "LIST.distinct()", "LIST ?? LIST", "boxes(INT)", "web.map(V -> V.zone)")),
      Map.entry("MAP", List.of("{}", "{ a: ANY }", "{ a: ANY, b: ANY }", "LIST.group_by(V -> ANY)", "JSON.entries()",
          "if BOOL then MAP else MAP", "{ a: LIST }", "web.group_by(V -> V.zone)")),
      Map.entry("OTHER", List.of("web[0]", "web[0].home", "25%", "512MiB", "512MiB * 25%", "version(\"2.5.0\")", "word",
          "probe web[0] \"x\"", "web[INT]", "25% + 25%", "1GiB / 512MiB", "V -> V", "web.first()", "LIST[INT]",
          "MAP[ANY]",
          "ANY ?? ANY", "ANY + ANY", "SECRET", "1.5 * 25%", "25% * INT", "ANY - ANY", "ANY / ANY", "ANY.first()",
          "ANY.text()", "ANY * ANY", "ANY.name", "ANY.is_empty()")));
  private static final List<String> TYPES = BY_TYPE.keySet().stream().sorted().toList();
  private static final java.util.regex.Pattern WORD = java.util.regex.Pattern.compile("\\b[A-Z]+\\b");

  private final Random random;
  private int variables;

  RandomExpressions(Random random) {
    this.random = random;
  }

  static String program(String expression, Use use) {
    return HEADER + use.text().replace("VALUE", "(" + expression + ")");
  }

  String program() {
    var use = USES.get(random.nextInt(USES.size()));
    return program(expression(use.type(), 3, new ArrayList<>()), use);
  }

  private String expression(String type, int depth, List<String> known) {
    // Now and then what doesn't fit: most of all that must be told by the checker.
    var wanted = type.equals("ANY") || random.nextInt(25) == 0 ? TYPES.get(random.nextInt(TYPES.size())) : type;
    if (!known.isEmpty() && random.nextInt(4) == 0) {
      return known.get(random.nextInt(known.size()));
    }
    var choices = BY_TYPE.get(wanted);
    var plain = choices.stream().filter(choice -> !WORD.matcher(choice).find()).toList();
    var template = depth == 0 && !plain.isEmpty()
        ? plain.get(random.nextInt(plain.size()))
        : depth <= 0 ? choices.getFirst() : choices.get(random.nextInt(choices.size()));
    var variable = "v" + variables++;
    int arrow = template.indexOf("V -> ");
    var seen = new ArrayList<>(known);
    seen.add(variable);
    return WORD.matcher(template).replaceAll(found -> {
      var word = found.group();
      boolean inLambda = arrow >= 0 && found.start() > arrow;
      return java.util.regex.Matcher.quoteReplacement(word.equals("V")
          ? variable
          : BY_TYPE.containsKey(word) || word.equals("ANY")
              ? inside(template, found.end(), expression(word, depth - 1, inLambda ? seen : known))
              : word);
    });
  }

  private static String inside(String template, int end, String expression) {
    boolean alone = template.startsWith("\"") || template.startsWith("[") || end == template.length() && end < 5;
    return alone || expression.matches("[a-z]+|\\[.*]|\"[a-z]*\"|\\d+") ? expression : "(" + expression + ")";
  }
}
