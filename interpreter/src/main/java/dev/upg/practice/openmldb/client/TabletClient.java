package dev.upg.practice.openmldb.client;

import dev.upg.practice.openmldb.model.OpenmldbModel;
import dev.upg.practice.openmldb.model.PartitionId;
import dev.upg.practice.openmldb.model.Table;
import dev.upg.practice.openmldb.model.Tablet;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** {@code --role=client}: one tablet. */
final class TabletClient {
  private final OpenmldbModel model;

  TabletClient(OpenmldbModel model) {
    this.model = model;
  }

  /** What brpc says of a port that nobody listens on. */
  static String refused(String endpoint) {
    return "[E111]Fail to connect Socket{id=1 addr=" + endpoint + "} (0x7f0c2c0f2a40): Connection refused";
  }

  String run(Invocation call) {
    var command = call.hasCommand() ? call.flag("cmd") : call.input().lines().findFirst().orElse("");
    var words = Invocation.words(command);
    var welcome = call.hasCommand() ? "" : "Welcome to openmldb with version " + call.build() + "\n";
    var tablet = model.tablet(call.flag("endpoint")).filter(one -> one.component().isServing());
    try {
      return welcome + switch (words.getFirst()) {
        case "gettablestatus" -> tablet.map(one -> status(one, wanted(words)))
            .orElse("gettablestatus failed, error msg: " + refused(call.flag("endpoint")) + "\n");
        case "getfollower" -> tablet.map(one -> followers(one, wanted(words).orElseThrow()))
            .orElse("get failed, error msg: " + refused(call.flag("endpoint")) + "\n");
        default -> "unsupported cmd\n";
      };
    } catch (NumberFormatException | NoSuchElementException e) {
      return welcome + "Bad format\n";
    }
  }

  private static Optional<PartitionId> wanted(List<String> words) {
    return words.size() < 3
        ? Optional.empty()
        : Optional.of(new PartitionId(Integer.parseInt(words.get(1)), Integer.parseInt(words.get(2))));
  }

  private Table table(PartitionId id) {
    return model.tables().stream().filter(table -> table.tid() == id.tid()).findFirst().orElseThrow();
  }

  private String status(Tablet tablet, Optional<PartitionId> wanted) {
    var text = new PlainTable("tid", "pid", "offset", "mode", "state", "enable_expire", "ttl", "ttl_offset", "memused",
        "compress_type", "skiplist_height");
    tablet.copies().forEach((id, copy) -> {
      if (wanted.isEmpty() || wanted.get().equals(id)) {
        var table = table(id);
        text.row(id.tid(), id.pid(), copy.offset(), copy.isLeader() ? "kTableLeader" : "kTableFollower",
            copy.isLoaded(model.now()) ? "kTableNormal" : "kTableLoading", !table.onDisk(), "0min", "0s",
            Amounts.bytes(table.memory(copy.offset())), "kNoCompress", table.onDisk() ? 0 : 1);
      }
    });
    return text.print();
  }

  private String followers(Tablet tablet, PartitionId id) {
    var copy = tablet.copy(id).filter(one -> one.isLeader());
    if (copy.isEmpty() || copy.get().followers().isEmpty()) {
      return "get failed, error msg: has no follower\n";
    }
    var text = new PlainTable("#", "tid", "pid", "leader_offset", "follower", "offset");
    int number = 0;
    for (var follower : copy.get().followers()) {
      long offset = model.tablet(follower).flatMap(one -> one.copy(id)).map(one -> one.offset()).orElse(0L);
      text.row(number++, id.tid(), id.pid(), copy.get().offset(), follower, offset);
    }
    return text.print();
  }
}
