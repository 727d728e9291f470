package dev.upg.check;

import dev.upg.source.Span;
import dev.upg.tree.Expression;
import dev.upg.tree.SourceUnit;
import dev.upg.type.Effect;
import dev.upg.type.Type;

import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A file that was checked: what it declares and what its calls mean. Filled while it is checked, only read after; where bodies
 * are checked later, one thread at a time does so or asks.
 */
public final class CheckedModule {
  private final String name;
  private final SourceUnit unit;
  private final Map<String, CheckedModule> uses = new LinkedHashMap<>();
  private final Map<String, CheckedFunction> functions = new LinkedHashMap<>();
  private final Set<String> missing = new HashSet<>();
  private final Map<Expression.Call, Resolution> calls = new IdentityHashMap<>();
  private final Map<Span, Type> nameTypes = new HashMap<>();
  private final EffectUses effects = new EffectUses();
  private final Set<Span> neverFailed = new HashSet<>();
  private final Map<Expression, Expression> secretParts = new IdentityHashMap<>();
  /** Null when all bodies are checked. */
  private LaterBodies later;
  private Object lock;

  /** @param name of the module; {@code ""} for a playbook */
  CheckedModule(String name, SourceUnit unit) {
    this.name = name;
    this.unit = unit;
  }

  public String name() {
    return name;
  }

  public SourceUnit unit() {
    return unit;
  }

  /** The modules it uses, by the name they have in it. */
  public Map<String, CheckedModule> uses() {
    return uses;
  }

  /** Notes a {@code use} that failed: it was told where it stands, and isn't again wherever its name is used. */
  void missing(String name) {
    missing.add(name);
  }

  boolean isMissing(String name) {
    return missing.contains(name);
  }

  /** Functions, scopes and records, in the order declared. */
  public Map<String, CheckedFunction> functions() {
    return functions;
  }

  public Optional<CheckedFunction> function(String wanted) {
    return Optional.ofNullable(functions.get(wanted));
  }

  /** The names that other files may use. */
  Set<String> visibleNames() {
    return functions.values().stream().filter(function -> !function.isPrivate())
        .map(function -> function.signature().name()).collect(Collectors.toCollection(TreeSet::new));
  }

  /** What a call of this file calls. */
  public Resolution resolution(Expression.Call call) {
    var found = later == null ? calls.get(call) : laterResolution(call);
    if (found == null) {
      throw new IllegalStateException("unresolved call at " + call.span());
    }
    return found;
  }

  private Resolution laterResolution(Expression.Call call) {
    synchronized (lock) {
      later.check(call.span());
      return calls.get(call);
    }
  }

  /** @param lock what all modules share that know of each other: a body of one may ask for a body of another */
  void later(LaterBodies bodies, Object lock) {
    this.later = bodies;
    this.lock = lock;
  }

  void resolve(Expression.Call call, Resolution resolution) {
    calls.put(call, resolution);
  }

  /** Notes the type of a name that a {@code let} or a loop declares. */
  void declared(Span name, Type type) {
    nameTypes.put(name, type);
  }

  /** The type of a name that a {@code let} or a loop of this file declares, by the place of its declaration. */
  public Optional<Type> typeOf(Span name) {
    if (later == null) {
      return Optional.ofNullable(nameTypes.get(name));
    }
    synchronized (lock) {
      later.check(name);
      return Optional.ofNullable(nameTypes.get(name));
    }
  }

  /** Notes a name for what a command without `accept` gives back. */
  void neverFailed(Span name) {
    neverFailed.add(name);
  }

  boolean isNeverFailed(Span name) {
    return neverFailed.contains(name);
  }

  EffectUses effects() {
    return effects;
  }

  /** The first thing in a function of this file that has such an effect. */
  Optional<EffectUses.Use> firstUse(CheckedFunction function, Effect effect) {
    var span = function.declaration().span();
    if (later == null) {
      return effects.first(span, effect);
    }
    synchronized (lock) {
      later.check(span);
      return effects.first(span, effect);
    }
  }

  /** Notes the part that makes a text a secret. */
  void secretPart(Expression text, Expression part) {
    secretParts.put(text, part);
  }

  /** The innermost part that makes a text a secret; the expression itself when it isn't put together. */
  Expression secretPart(Expression text) {
    var part = text;
    while (secretParts.containsKey(part)) {
      part = secretParts.get(part);
    }
    return part;
  }

  Map<Expression.Call, Resolution> resolutions() {
    return calls;
  }

  @Override
  public String toString() {
    return name;
  }
}
