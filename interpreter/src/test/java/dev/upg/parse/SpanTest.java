package dev.upg.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.Golden;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.source.SourceFile;
import dev.upg.tree.Expression;
import dev.upg.tree.Node;
import dev.upg.tree.SourceUnit;
import dev.upg.tree.Statement;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Each part of a tree points at its own text. */
final class SpanTest {
  @TestFactory
  Stream<DynamicTest> aPartLiesInsideItsWhole() {
    return Golden.files(ParserTest.FOLDER.resolve("ok"), ".upg").stream()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(),
            () -> check(Parser.parse(ParserTest.source(file), new Diagnostics()).orElseThrow())));
  }

  @Test
  void spansCountCharactersOutsideTheBasicPlaneAsTwo() {
    var let = first("let 𠮷野 = \"𠮷\" + later");
    assertEquals("let 𠮷野 = \"𠮷\" + later", let.span().text());
    assertEquals("later", ((Expression.Binary) let.value()).right().span().text());
  }

  @Test
  void anOperationIncludesTheParenthesesOfItsParts() {
    var sum = first("let a = (b + c) * (d)").value();
    assertEquals("(b + c) * (d)", sum.span().text());
    assertEquals("b + c", ((Expression.Binary) sum).left().span().text());
  }

  @Test
  void aChainOfCallsBeginsWhereItsTargetDoes() {
    var call = (Expression.Call) first("let a = x.f(1).g(2)").value();
    assertEquals("x.f(1).g(2)", call.span().text());
    assertEquals("x.f(1).g", call.callee().span().text());
    assertEquals("x.f(1)", ((Expression.Member) call.callee()).target().span().text());
  }

  private static Statement.Let first(String statement) {
    var file = new SourceFile("a.upg", "playbook \"t\"\n" + statement + "\n");
    var unit = (SourceUnit.Playbook) Parser.parse(file, new Diagnostics()).orElseThrow();
    return (Statement.Let) unit.statements().getFirst();
  }

  private static void check(Node whole) {
    for (var part : parts(whole)) {
      var inside = part.span().start() >= whole.span().start() && part.span().end() <= whole.span().end();
      assertTrue(inside, part + " in " + whole);
      assertTrue(part.span().end() > part.span().start(), () -> part + " is empty");
      check(part);
    }
  }

  private static List<Node> parts(Record whole) {
    return Stream.of(whole.getClass().getRecordComponents()).flatMap(component -> {
      try {
        return nodes(component.getAccessor().invoke(whole));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(component.toString(), e);
      }
    }).toList();
  }

  private static List<Node> parts(Node whole) {
    return parts((Record) whole);
  }

  private static Stream<Node> nodes(Object value) {
    return switch (value) {
      case Node node -> Stream.of(node);
      case Optional<?> optional -> optional.stream().flatMap(SpanTest::nodes);
      case Collection<?> items -> items.stream().flatMap(SpanTest::nodes);
      case Statement.Rescue rescue -> parts(rescue).stream();
      case dev.upg.tree.WaitUntil.Repeating repeating -> parts(repeating).stream();
      default -> Stream.empty();
    };
  }
}
