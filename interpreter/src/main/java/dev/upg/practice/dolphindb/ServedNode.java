package dev.upg.practice.dolphindb;

import dev.upg.clock.Clock;
import dev.upg.practice.dolphindb.model.DolphindbModel;
import dev.upg.practice.dolphindb.model.Member;
import dev.upg.practice.dolphindb.script.Functions;
import dev.upg.practice.dolphindb.wire.Node;

import java.util.Optional;

/** A node of the model behind its port. */
final class ServedNode implements Node {
  static final String USER = "admin";
  static final String PASSWORD = "123456";

  private final DolphindbModel model;
  private final Member member;
  private final Functions functions;
  private final Clock clock;

  ServedNode(DolphindbModel model, Member member, Functions functions, Clock clock) {
    this.model = model;
    this.member = member;
    this.functions = functions;
    this.clock = clock;
  }

  @Override
  public boolean knows(String user, String password) {
    return user.equals(USER) && password.equals(PASSWORD);
  }

  @Override
  public boolean isInitialized() {
    synchronized (model) {
      model.advanceTo(clock.now());
      return member.state() != Member.State.STARTING;
    }
  }

  @Override
  public Optional<Object> run(String script, Optional<String> user) throws Refused {
    if (user.isEmpty()) {
      throw new Refused("<NotAuthenticated>Login is required");
    }
    synchronized (model) {
      model.advanceTo(clock.now());
      return Optional.ofNullable(functions.run(member, script));
    }
  }
}
