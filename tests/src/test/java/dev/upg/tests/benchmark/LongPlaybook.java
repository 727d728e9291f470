package dev.upg.tests.benchmark;

/** Playbooks of any length: functions, records, scopes and the loops that use them, over and over under new names. */
final class LongPlaybook {
  private static final String HEADER = """
      ## Upgrades many stores.
      playbook "long"

      use package

      param version: version                  ## The version to upgrade to.
      param archive: path                     ## A file of this machine.

      inventory {
        group store { nodes 3..; home: path; port: int = 7000; zone: string? }
      }

      """;

  private static final String PART = """
      ## How one server does.
      record Health_N { node: node; ready: bool; lag: duration; shards: list<int> }

      ## Whether it follows closely.
      fun calm_N(health: Health_N, limit: duration = 2s) -> bool {
        let open = health.shards.where(shard -> shard > 0)
        return health.ready and health.lag < limit and open.size() * 2 >= health.shards.size()
      }

      ## Asks the server itself.
      probe health_N(node: node { home: path; port: int }) -> Health_N {
        let said = probe node in node.home accept [0, 1] timeout 10s "./store status --port ${node.port}"
        let lines = said.lines.map(line -> line.trim()).where(line -> line != "")
        if lines.is_empty() {
          return Health_N(node: node, ready: false, lag: 1h, shards: [])
        }
        return Health_N(node: node, ready: said.code == 0, lag: time.of_milliseconds(lines[0].int()), shards: [1, 2, N])
      }

      # The balancer moves shards about while a server is away.
      action set_balancer_N(node: node { home: path }, on: bool) {
        remote node in node.home "./store balancer ${if on then "on" else "off"} --part N"
      }

      scope balancer_off_N(node: node { home: path }) {
        enter { set_balancer_N(node, false) }
        leave { set_balancer_N(node, true) }
      }

      let first_N = store[0]
      require store.all(node -> calm_N(health_N(node))) else "part N isn't healthy; nothing was changed"

      with balancer_off_N(first_N) {
        foreach node in store where node.zone != "spare" order by node.name batch [1, 50%] {
          step "replace and restart ${node.name} for the part N" {
            try {
              package.replace(node, archive, into: node.home, carry: ["store.conf"])
            } rescue problem {
              say "the part N on ${node.name}: ${problem}"
              fail problem
            }
            remote node in node.home env { STORE_VERSION: "${version}" } timeout 2m "./store restart"
          }
          wait until calm_N(health_N(node), limit: 500ms + N * 1ms) 2 times every 1s timeout 10m
            repeating every 1m { remote node in node.home "./store catch-up" }
            else { fail "${node.name} doesn't catch up" }
        }
      }
      """;

  private LongPlaybook() {}

  /** A playbook of so many lines, or a few less than the length of a part more. */
  static String ofLines(int lines) {
    var text = new StringBuilder(HEADER);
    long written = HEADER.lines().count();
    long part = PART.lines().count();
    for (int number = 1; written < lines; number++, written += part) {
      text.append(PART.replace("N", String.valueOf(number)));
    }
    return text.toString();
  }
}
