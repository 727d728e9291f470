package dev.upg.lint.rule;

import dev.upg.diagnostic.Code;
import dev.upg.lint.Listeners;
import dev.upg.lint.Profile;
import dev.upg.lint.Rule;

import java.util.List;

/** All rules, by number. */
public final class Rules {
  public static final List<Rule> ALL = List.of(ofAllowances(Code.BAD_ALLOWANCE), ofAllowances(Code.ALLOWANCE_OVER),
      ofAllowances(Code.UNUSED_ALLOWANCE), new BadMark(), new NoGate(), new NodeGateOnly(), new GateTrueOnFailure(),
      new ConditionNeverChanges(), new ConstantCondition(), new VacuousGate(), new NoPrecondition(), new MissedUndo(),
      new ScopeEndsEarly(), new UseScope(), new FailureSwallowed(), new TimeoutGoesOn(), new TimeoutTooShort(),
      new OverWindow(), new PollOutlastsTimeout(), new BatchTooLarge(), new LeaderNotLast(), new RolesUnordered(),
      new MixedRoles(), new GoesOnAfterFailure(), new NodesShareHost(), new RawInterpolation(), new ResultIgnored(),
      new ErrorSwallowed(), new KillNine(), new RmMaybeEmpty(), new SleepInCommand(), new NoTimeout(),
      new SudoInCommand(), new InteractiveCommand(), new Bashism(), new Shellcheck(), new LinesWithoutSetE(),
      new BroadKill(), new BackgroundOutput(), new SshInCommand(), new NoBackup(), new NotRepeatable(),
      new RerunNotRepeatable(), new StaleProbe(), new ProbeChanges(), new SecretInClear(), new HostInPlaybook(),
      new UnusedName(), new Deprecated(), new VersionUnsupported());

  private Rules() {}

  /** Allowances are read when all else was found. */
  private static Rule ofAllowances(Code code) {
    return new Rule(code, Profile.ESSENTIAL) {
      @Override
      public void listen(Listeners on) {
        // Nothing of the tree: comments aren't in it.
      }
    };
  }
}
