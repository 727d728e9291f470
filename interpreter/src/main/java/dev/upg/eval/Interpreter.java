package dev.upg.eval;

/** The parts of the interpreter; they know each other through it. One for each run; its parts have no state of their own. */
final class Interpreter {
  private final Session session;
  private final Evaluator evaluator = new Evaluator(this);
  private final Calls calls = new Calls(this);
  private final Commands commands = new Commands(this);
  private final Executor executor = new Executor(this);
  private final Decisions decisions = new Decisions(this);
  private final Waits waits = new Waits(this);
  private final Loops loops = new Loops(this);
  private final Guards guards = new Guards(this);
  private final Scopes scopes = new Scopes(this);
  private final Planner planner = new Planner(this);

  Interpreter(Session session) {
    this.session = session;
  }

  Session session() {
    return session;
  }

  Evaluator evaluator() {
    return evaluator;
  }

  Calls calls() {
    return calls;
  }

  Commands commands() {
    return commands;
  }

  Executor executor() {
    return executor;
  }

  Decisions decisions() {
    return decisions;
  }

  Waits waits() {
    return waits;
  }

  Loops loops() {
    return loops;
  }

  Guards guards() {
    return guards;
  }

  Scopes scopes() {
    return scopes;
  }

  Planner planner() {
    return planner;
  }
}
