package dev.upg.tests.property;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.type.Type;
import dev.upg.type.Type.Simple;
import dev.upg.type.Types;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The relations between types, on types of any depth. Unknown types fit everywhere on purpose and are left out. */
final class TypesTest {
  @Property
  void everyTypeAcceptsItself(@ForAll("types") Type type) {
    assertTrue(Types.accepts(type, type));
    assertEquals(type, Types.common(type, type).orElseThrow());
  }

  @Property(tries = 3000)
  void acceptingIsTransitive(@ForAll("flat") Type a, @ForAll("flat") Type b, @ForAll("flat") Type c) {
    if (Types.accepts(a, b) && Types.accepts(b, c)) {
      assertTrue(Types.accepts(a, c), a + " <- " + b + " <- " + c);
    }
  }

  @Property(tries = 3000)
  void theCommonTypeAcceptsBoth(@ForAll("types") Type a, @ForAll("types") Type b) {
    var common = Types.common(a, b);
    assertEquals(common.isPresent(), Types.common(b, a).isPresent(), a + " and " + b);
    common.ifPresent(type -> {
      assertTrue(Types.accepts(type, a), type + " of " + a + " and " + b);
      assertTrue(Types.accepts(type, b), type + " of " + a + " and " + b);
      assertFalse(type.toString().contains("??"), type.toString());
    });
  }

  @Property
  void aFunctionTakesAtLeastWhatItIsGiven(@ForAll("flat") Type given, @ForAll("flat") Type taken) {
    assertEquals(Types.accepts(taken, given), Types.accepts(new Type.FunctionOf(List.of(given), Simple.BOOL),
        new Type.FunctionOf(List.of(taken), Simple.BOOL)));
  }

  @Property
  void theItemsOfAnEmptyListFitEverywhereAndTakeNothing(@ForAll("flat") Type type) {
    var empty = new Type.ListOf(Simple.NEVER);
    assertEquals(new Type.ListOf(type), Types.common(empty, new Type.ListOf(type)).orElseThrow());
    assertEquals(type == Simple.NEVER, Types.accepts(empty, new Type.ListOf(type)));
  }

  @Property
  void aUnionFitsWhereItsWordsDo(@ForAll("words") Set<String> some, @ForAll("words") Set<String> others) {
    var narrow = Type.Literals.of(List.copyOf(some));
    var wide = Type.Literals.of(List.copyOf(others));
    assertEquals(others.containsAll(some), Types.accepts(wide, narrow));
    assertTrue(Types.accepts(Simple.STRING, narrow));
    assertFalse(Types.accepts(narrow, Simple.STRING));
    var all = new TreeSet<>(some);
    all.addAll(others);
    assertEquals(new Type.Literals(all), Types.common(narrow, wide).orElseThrow());
  }

  @Property
  void whatMayBeNoneFitsOnlyWhereThatIsSaid(@ForAll("types") Type type) {
    var optional = Types.optional(type);
    assertTrue(Types.accepts(optional, type) && Types.accepts(optional, Simple.NONE));
    if (optional instanceof Type.OptionalOf && optional != type) {
      assertFalse(Types.accepts(type, optional), type + " <- " + optional);
    }
  }

  @Property
  void aSecretFitsOnlyWhereASecretIsWanted(@ForAll("types") Type type) {
    assertFalse(Types.accepts(type, Simple.SECRET));
    assertEquals(Types.isOpen(type), Types.accepts(Simple.SECRET, type));
  }

  @Provide
  Arbitrary<Set<String>> words() {
    return Arbitraries.of("a", "b", "c", "d").set().ofMinSize(1);
  }

  @Provide
  Arbitrary<Type> types() {
    return types(3);
  }

  /** Few enough that many of them fit. */
  @Provide
  Arbitrary<Type> flat() {
    return types(1);
  }

  private static Arbitrary<Type> types(int depth) {
    Arbitrary<Type> simple = Arbitraries.of(Simple.BOOL, Simple.INT, Simple.FLOAT, Simple.STRING, Simple.PATH,
        Simple.VERSION, Simple.NONE, Type.Literals.of(List.of("a")), Type.Literals.of(List.of("a", "b")),
        Type.Literals.of(List.of("c")), Simple.NEVER, new Type.RecordOf("R"));
    if (depth == 0) {
      return simple;
    }
    var inner = types(depth - 1);
    return Arbitraries.oneOf(simple, inner.map(Type.ListOf::new),
        inner.filter(type -> type != Simple.NONE).map(Types::optional), Combinators.combine(inner, inner)
            .as(Type.MapOf::new),
        Combinators.combine(inner, inner).as((parameter, result) -> new Type.FunctionOf(List.of(parameter), result)),
        Combinators.combine(inner, Arbitraries.of("home", "port"))
            .as((type, name) -> new Type.NodeWith(Map.of(name, type))));
  }
}
