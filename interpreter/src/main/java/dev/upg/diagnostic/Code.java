package dev.upg.diagnostic;

import java.util.Arrays;
import java.util.Optional;

/**
 * The stable codes. The first digit is the phase; a number is never used again for something else. Each has a page
 * {@code explain/UPG….md}, which {@code upg explain} prints; a test holds that.
 */
public enum Code {
  // 1: the form of the text
  UNEXPECTED("UPG1001"), // Something stands where it can't
  UNCLOSED("UPG1002"), // A bracket isn't closed
  BAD_CHARACTER("UPG1003"), // A character isn't part of the language
  UNCLOSED_STRING("UPG1004"), // A string isn't closed
  BAD_ESCAPE("UPG1005"), // A backslash means nothing here
  NUMBER_TOO_LARGE("UPG1006"), // A number is too large
  NESTED_TOO_DEEP("UPG1007"), // The program is nested too deep
  MISSING_CLAUSE("UPG1008"), // Something is missing
  MISPLACED("UPG1009"), // Something is in the wrong place
  UNREADABLE_FILE("UPG1010"), // A file can't be read
  BAD_UNIT("UPG1011"), // A number has a wrong unit

  // 2: names
  UNKNOWN_NAME("UPG2001"), // A name isn't known
  UNKNOWN_FUNCTION("UPG2002"), // A function isn't known
  UNKNOWN_TYPE("UPG2003"), // A type isn't known
  UNKNOWN_FIELD("UPG2004"), // A value has no such field
  UNKNOWN_MODULE("UPG2005"), // A module isn't known
  ALREADY_DECLARED("UPG2006"), // A name is declared twice
  NOT_A_VALUE("UPG2007"), // This isn't a value
  NOT_CALLABLE("UPG2008"), // This can't be called
  MODULE_CYCLE("UPG2009"), // Modules use each other in a circle

  // 3: types
  WRONG_TYPE("UPG3001"), // A value has the wrong type
  WRONG_ARGUMENT_COUNT("UPG3002"), // A call has too many or too few arguments
  UNKNOWN_ARGUMENT("UPG3003"), // A named argument doesn't fit
  MISSING_UNIT("UPG3004"), // A number needs a unit
  BAD_OPERANDS("UPG3005"), // An operator doesn't fit its values
  MAY_BE_NONE("UPG3006"), // A value may be missing
  NO_COMMON_TYPE("UPG3007"), // Values have no type in common
  SECRET_SHOWN("UPG3008"), // A secret would be shown
  MISSING_VARIABLE("UPG3009"), // Nodes lack a variable
  JSON_NOT_NARROWED("UPG3010"), // A JSON value is used as something else
  MISSING_RETURN("UPG3011"), // A function may end without a result
  QUOTED_HOLE("UPG3012"), // A value in a command is quoted twice
  BAD_CONSTANT("UPG3013"), // A text can't be what it stands for
  CODE_ALWAYS_ZERO("UPG3014"), // An exit code that can only be 0

  // 4: effects
  CHANGE_IN_PURE("UPG4001"), // A `fun` changes the cluster
  CHANGE_IN_PROBE("UPG4002"), // A `probe` changes the cluster
  CHANGE_IN_CONDITION("UPG4003"), // A condition changes the cluster
  LOOK_IN_PURE("UPG4004"), // A `fun` looks at the cluster

  // 5: bounds and shape of a program
  UNBOUNDED_WAIT("UPG5001"), // A wait has no limit
  RECURSION("UPG5002"), // A function calls itself
  NOT_A_SCOPE("UPG5003"), // `with` and scopes belong together
  RESULT_UNUSED("UPG5004"), // Nothing is done with a value
  BAD_BATCH("UPG5005"), // A batch has a wrong size
  OUTSIDE_FUNCTION("UPG5006"), // `return` stands outside a function
  BAD_SCOPE("UPG5007"), // A scope does something before `enter`
  POLL_LONGER_THAN_TIMEOUT("UPG5008"), // A wait is over before it looks again
  BAD_FAILURE_LIMIT("UPG5009"), // A limit of failures that can't be
  NEVER_REACHED("UPG5010"), // A statement is never reached

  // 6: inventory and parameters
  INVENTORY_SYNTAX("UPG6001"), // An inventory can't be read
  MISSING_GROUP("UPG6002"), // The inventory lacks a group
  NODE_COUNT("UPG6003"), // A group has too many or too few nodes
  MISSING_NODE_VARIABLE("UPG6004"), // A node lacks a variable
  BAD_NODE_VARIABLE("UPG6005"), // A variable of a node has the wrong type
  UNKNOWN_PARAMETER("UPG6006"), // The playbook has no such parameter
  MISSING_PARAMETER("UPG6007"), // A parameter has no value
  BAD_PARAMETER("UPG6008"), // A parameter has a wrong value
  UNKNOWN_LIMIT("UPG6009"), // `--limit` names no node
  NO_INVENTORY("UPG6010"), // An inventory is wanted
  PRACTICE("UPG6011"), // The practice cluster can't be brought up
  CLUSTER_HELD("UPG6012"), // Another run holds the cluster

  // 7: what checks and still goes wrong one night; see the package lint
  BAD_ALLOWANCE("UPG7001"), // An allowance can't be read
  ALLOWANCE_OVER("UPG7002"), // An allowance is over
  UNUSED_ALLOWANCE("UPG7003"), // An allowance allows nothing
  LINT_SETTINGS("UPG7004"), // The settings of lint can't be used
  BAD_MARK("UPG7005"), // A mark can't be read
  NO_GATE("UPG7101"), // The next node goes down before this one is healthy
  NODE_GATE_ONLY("UPG7102"), // Only the node is asked, not the cluster
  GATE_TRUE_ON_FAILURE("UPG7103"), // A gate is open when its command fails
  CONDITION_NEVER_CHANGES("UPG7104"), // A condition doesn't look at the cluster
  CONSTANT_CONDITION("UPG7105"), // A condition is always the same
  VACUOUS_GATE("UPG7106"), // A gate is open when there is nothing to ask
  NO_PRECONDITION("UPG7107"), // Servers go down before anything was looked at
  MISSED_UNDO("UPG7201"), // A change isn't undone on every path
  SCOPE_ENDS_EARLY("UPG7202"), // A scope ends while the server is down
  USE_SCOPE("UPG7203"), // A scope would put this back
  FAILURE_SWALLOWED("UPG7204"), // A failure is passed over
  TIMEOUT_GOES_ON("UPG7301"), // A wait goes on after its timeout
  TIMEOUT_TOO_SHORT("UPG7302"), // A limit is shorter than what it waits for takes
  OVER_WINDOW("UPG7303"), // The playbook may take longer than its window
  POLL_OUTLASTS_TIMEOUT("UPG7304"), // A wait has time for one look only
  BATCH_TOO_LARGE("UPG7401"), // Too many nodes are down at once
  LEADER_NOT_LAST("UPG7402"), // The leader doesn't go last
  ROLES_UNORDERED("UPG7403"), // Roles go in the wrong order
  MIXED_ROLES("UPG7404"), // One loop takes down servers of several roles
  GOES_ON_AFTER_FAILURE("UPG7405"), // A loop takes down more servers after one failed
  NODES_SHARE_HOST("UPG7406"), // Nodes of a batch share a host
  RAW_INTERPOLATION("UPG7501"), // A value is put into a command unquoted
  RESULT_IGNORED("UPG7502"), // A failure is accepted and never looked at
  ERROR_SWALLOWED("UPG7503"), // A command hides that it failed
  KILL_9("UPG7504"), // A process is killed without a chance to write its data
  RM_MAYBE_EMPTY("UPG7505"), // A deletion may hit everything
  SLEEP_IN_COMMAND("UPG7506"), // A command sleeps instead of waiting for something
  NO_TIMEOUT("UPG7507"), // A long command has no limit of its own
  SUDO_IN_COMMAND("UPG7508"), // A command changes its user by itself
  INTERACTIVE_COMMAND("UPG7509"), // A command waits for a person
  BASHISM("UPG7510"), // A command needs bash where sh runs it
  SHELLCHECK("UPG7511"), // shellcheck found something
  LINES_WITHOUT_SET_E("UPG7512"), // A line may fail and the next ones run
  BROAD_KILL("UPG7513"), // Processes are killed by a name that others may have
  BACKGROUND_OUTPUT("UPG7514"), // A background process holds the command up
  SSH_IN_COMMAND("UPG7515"), // A command logs in to another host
  NO_BACKUP("UPG7601"), // Something is overwritten without a copy
  NOT_REPEATABLE("UPG7602"), // Nobody says what to do when this is cut
  RERUN_NOT_REPEATABLE("UPG7603"), // A command is repeated that can't be
  STALE_PROBE("UPG7604"), // A decision is made on what was before a change
  PROBE_CHANGES("UPG7605"), // A command that only looks changes something
  SECRET_IN_CLEAR("UPG7701"), // A secret stands in clear
  HOST_IN_PLAYBOOK("UPG7702"), // A host is named in the playbook
  UNUSED_NAME("UPG7703"), // A name is never used
  DEPRECATED("UPG7704"), // A function is deprecated
  VERSION_UNSUPPORTED("UPG7705"), // A version is outside of what the library knows

  // 9: runs
  COMMAND_FAILED("UPG9001"), // A command failed
  COMMAND_TIMED_OUT("UPG9002"), // A command ran out of time
  WAIT_TIMED_OUT("UPG9003"), // A wait ran out of time
  NOT_MET("UPG9004"), // A precondition doesn't hold
  FAILED_BY_PLAYBOOK("UPG9005"), // The playbook stopped by itself
  HOST_UNREACHABLE("UPG9006"), // A host can't be reached
  CONNECTION_LOST("UPG9007"), // A connection was lost
  HOST_KEY_UNKNOWN("UPG9008"), // A host's key isn't known
  HOST_KEY_CHANGED("UPG9009"), // A host's key has changed
  KEY_REFUSED("UPG9010"), // A host refused the login
  KILLED_BY_SIGNAL("UPG9011"), // A command was killed
  BAD_VALUE("UPG9012"), // A value can't be used
  INTERRUPTED("UPG9013"), // The run was stopped
  LEAVE_FAILED("UPG9014"), // A setting couldn't be put back
  NODES_FAILED("UPG9015"), // Nodes failed
  JOURNAL("UPG9018"), // The journal can't be written
  UNSETTLED("UPG9019"), // Nobody knows whether a change was carried out
  CLUSTER_LOST("UPG9020"), // The cluster isn't this run's any more
  UNANSWERED("UPG9021"), // A question wasn't answered with yes
  NO_SHELL("UPG9016"), // A host can't run the command as asked
  GUARD_BROKEN("UPG9017"), // A guard was broken
  BUG("UPG9099"); // A bug in upg

  private final String id;

  Code(String id) {
    this.id = id;
  }

  /** As people write it beside the number: {@code no-gate}. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  public String id() {
    return id;
  }

  /** @param id with or without the letters before the number; of a rule of lint also its word */
  public static Optional<Code> of(String id) {
    return Arrays.stream(values())
        .filter(code -> code.id.equalsIgnoreCase(id) || code.id.equals("UPG" + id)
            || code.id.startsWith("UPG7") && code.word().equals(id))
        .findFirst();
  }
}
