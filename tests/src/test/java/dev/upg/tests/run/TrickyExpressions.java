package dev.upg.tests.run;

import java.util.List;

/** What was, or might be, taken for something that it isn't. */
final class TrickyExpressions {
  static final List<String> ALL = List.of("[] + [\"a\"]", "([] + [\"a\"])[0]", "if few then [] else [\"x\"]",
      "(if few then [] else [\"x\"])[0]", "[1].flat_map(n -> [])", "[1].flat_map(n -> []).first()",
      "([1].flat_map(n -> []) + [\"q\"]).first()", "[[], [\"a\"]]", "[[], [\"a\"]][1][0]", "[[]].flat_map(n -> n)",
      "{}", "{}[\"a\"]", "({})[1]", "[{}, { a: 1 }]", "[{}, { a: 1 }][1][\"a\"]", "[{ a: [] }, { a: [1] }]",
      "[].map(n -> n)", "[].map(n -> n.name)", "[].map(n -> n.size())", "[].map(n -> n + 1)", "[].map(n -> -n)",
      "[].first()", "[].first() ?? 5", "[].max()", "[].sum()", "[][0]", "[][0] + 1", "[][0].size()",
      "[].sort_by(n -> n)",
      "[none]", "[none, 1]", "[none, [none]]", "[1, none].first()", "[1, none].max()", "[1, none].sort_by(n -> n)",
      "[\"a\", none].join(\"\")", "[1, 2.5]", "[1] + [2.5]", "[1] + none", "[1] + (if few then none else [1])",
      "if few then none else [1]", "(if few then none else [1]) + [1]", "web.min()", "web.sort_by(n -> n.zone)",
      "web.sort_by(n -> n.home)", "web.sort_by(n -> n)", "web.group_by(n -> n.zone)",
      "web.group_by(n -> n.zone).keys()",
      "web.group_by(n -> n.zone).keys().sort_by(n -> n)", "web.group_by(n -> n.zone)[none]", "web.map(n -> n.home)",
      "web.map(n -> n.zone).max()", "web.map(n -> n.zone).first() ?? \"a\"", "any_text(n -> n.is_empty())",
      "any_text(n -> n > 1)", "twice(n -> n.size())", "twice(n -> \"a\")", "twice(n -> none)", "twice(n -> 1.5)",
      "half(1)", "half(1 / 2)", "half(if few then 1 else 2.5)", "1 == 1.0", "1 in [1.0]", "[1] == [1.0]", "1 < 1.5",
      "word == \"a\"", "[word, \"up\"]", "[\"up\", \"down\"].map(n -> n == word)", "Box(\"a\").label", "[Box(\"a\")]",
      "Box(\"a\") == Box(\"b\")", "Box(\"a\", [Box(\"b\")])", "[Box(\"a\")].max()", "Box(\"a\", label: word)",
      "json.parse(\"null\")", "json.parse(\"[1, null]\").items()", "json.parse(\"1\") == json.parse(\"1.0\")",
      "json.parse(\"1\") < json.parse(\"2\")", "json.parse(\"1\") in [json.parse(\"1\")]",
      "if few then json.parse(\"1\") else none", "json.parse(\"99999999999999999999\").int()",
      "(9999999d * 9999999).milliseconds()", "9223372036854775807 + 1", "-9223372036854775807 - 2", "1 / 0",
      "1.5 / 0.0",
      "1.modulo(0)", "5s / 0s", "5s * 9223372036854775807", "time.of_milliseconds(-9223372036854775807)", "5s - 10s",
      "\"a\".find(\"(\")", "\"a\" matches \"(\"", "\"a\" matches \"(\".trim()", "\"a\".find(\"(\".trim())",
      "version(\"\".trim())", "-(-9223372036854775807 - 1)",
      "(-9223372036854775807 - 1) / -1", "1e308 * 10", "9999999.5 / 0.0", "hidden", "\"a${hidden}\"", "hidden + \"a\"",
      "\"a\" + hidden", "hidden == \"a${hidden}\"",
      "[hidden, \"x${hidden}\"]", "{ a: hidden + hidden }", "if few then hidden else \"${hidden}\"",
      "secret_line(\"${hidden}\")", "[hidden].group_by(n -> n)",
      "if missing != none then missing else \"a\"", "missing == none or missing.is_empty()",
      "missing != none and missing.size() > 1", "not (missing == none) and missing.size() > 1",
      "web.where(n -> n.zone != none and n.zone.size() > 1)",
      "web.map(n -> if n.zone == none then \"\" else n.zone.upper())", "if Box(\"a\").label != none then 1 else 2",
      "word == \"upp\"", "if few then word else \"other\"", "word in [\"up\", \"x\"]",
      "twice(n -> n + (probe web[0] \"x\").code)", "twice(n -> (remote web[0] \"x\").code)",
      "[1].map(n -> (remote web[0] \"x\").code)", "\"a\".split(\"\")", "\"\".words()", "\"\".int()", "version(\"\")",
      "web[0] == \"web-1\"", "web[0] in web", "web[9]", "web[-1]", "probe web[0] \"x\"",
      "(probe web[0] \"x\").lines[0]",
      "[probe web[0] \"x\"]", "[probe web[0] \"x\"].first()", "none", "none == none", "none ?? none",
      "none ?? [] ?? [1]",
      "{ a: none }", "{ a: none, b: 1 }[\"b\"]", "{ a: 1, b: none }.values().max()", "{ a: [], b: [1] }.values()[1]",
      "{ 1: 2 }[\"a\"]", "\"a\" in { a: 1 }", "1 in { a: 1 }", "none in [1]", "[1] in [[], [1]]", "[] in [[1]]");

  private TrickyExpressions() {}
}
