package dev.upg.notify;

import com.fasterxml.jackson.databind.ObjectMapper;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How a webhook wants to be told, as its service documents it for text messages. */
public enum Form {
  /** {@code {"version":1,"event":"node-done","at":…,"run":…,"title":…,"node":…,"text":…}}; without {@code node} where there is none. */
  JSON {
    @Override
    String body(Notice notice) {
      var json = MAPPER.createObjectNode().put("version", 1).put("event", notice.kind().word()).put("at", notice.at()
          .toString()).put("run", notice.run()).put("title", notice.title());
      notice.node().ifPresent(node -> json.put("node", node));
      return json.put("text", notice.text()).toString();
    }
  },
  /** Slack's incoming webhooks. */
  SLACK {
    @Override
    String body(Notice notice) {
      return MAPPER.createObjectNode().put("text", notice.message()).toString();
    }
  },
  /** DingTalk's custom robots; a robot with a keyword takes `upg`. */
  DINGTALK {
    @Override
    String body(Notice notice) {
      return content("msgtype", "text", "content", notice);
    }
  },
  /** Feishu's (Lark's) custom bots; a bot with a keyword takes `upg`. */
  FEISHU {
    @Override
    String body(Notice notice) {
      return content("msg_type", "content", "text", notice);
    }
  },
  /** WeCom's group robots. */
  WECOM {
    @Override
    String body(Notice notice) {
      return content("msgtype", "text", "content", notice);
    }
  };

  private static final ObjectMapper MAPPER = new ObjectMapper();

  abstract String body(Notice notice);

  /** As people write them. */
  public static String names() {
    return Arrays.stream(values()).map(Form::word).collect(Collectors.joining(", "));
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static String content(String type, String holder, String field, Notice notice) {
    var json = MAPPER.createObjectNode().put(type, "text");
    json.putObject(holder).put(field, notice.message());
    return json.toString();
  }
}
