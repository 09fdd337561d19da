package org.imisconnect.cli.command;

import static org.imisconnect.cli.terminal.Signs.count;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.imisconnect.cli.command.DemoSteps.Said;
import org.imisconnect.cli.terminal.Env;
import org.imisconnect.cli.terminal.Words;

/** What a person reads while the demo runs. One thread. */
final class DemoScreen {
  private static final int WIDTH = 78;
  private static final ObjectMapper JSON = new ObjectMapper();
  private final Env env;
  private final boolean quiet;
  private final ArrayNode steps = JSON.createArrayNode();

  DemoScreen(Env env, boolean quiet) {
    this.env = env;
    this.quiet = quiet;
  }

  /** Every step with its time, for machines. */
  ArrayNode steps() {
    return steps;
  }

  void begin(String url) {
    line(
        "Demo scheme \"Lakeland\" "
            + env.signs().arrow()
            + " sandbox openIMIS 26.04 on "
            + URI.create(url).getAuthority());
  }

  void night(String words) {
    line("");
    line("  " + words);
  }

  void map(Said said) throws IOException {
    JsonNode run = said.json();
    List<String> parts = new ArrayList<>();
    long rejected = 0;
    long orphaned = 0;
    for (var record : run.path("records").properties()) {
      if (record.getValue().path("read").asLong() > 0) {
        parts.add(
            record.getKey().replace('_', ' ')
                + " "
                + count(record.getValue().path("read").asLong()));
      }
      rejected += record.getValue().path("rejected").asLong();
      orphaned += record.getValue().path("orphaned").asLong();
    }
    step("map", said, wrapped(parts).toArray(String[]::new));
    more(
        count(sum(run.path("resources")))
            + " resources"
            + dot()
            + Words.many(rejected, "row")
            + " rejected, "
            + count(orphaned)
            + " orphaned"
            + dot()
            + count(sum(run.path("findings")))
            + " findings");
  }

  void check(Said said) {
    String verdict = said.verdict();
    step("check", said, verdict.substring(verdict.indexOf(' ') + 1).replace(".", ""));
  }

  void plan(Said said) throws IOException {
    JsonNode plan = said.json();
    List<String> parts = new ArrayList<>();
    for (String word :
        List.of(
            "create",
            "update",
            "unchanged",
            "held",
            "parked",
            "withheld",
            "not carried",
            "folded")) {
      long number = 0;
      for (JsonNode total : plan.path("totals")) {
        String step = total.path("step").asText().replace('_', ' ');
        number += step.equalsIgnoreCase(word) ? total.path("count").asLong() : 0;
      }
      if (number > 0) {
        parts.add(word + " " + count(number));
      }
    }
    step("plan", said, wrapped(parts).toArray(String[]::new));
  }

  void push(Said said) throws IOException {
    JsonNode push = said.json();
    long sent = push.path("sent").asLong();
    step(
        "push",
        said,
        "sent "
            + count(sent)
            + "  accepted "
            + count(push.path("accepted").asLong())
            + "  refused "
            + count(push.path("refused").asLong())
            + "  unknown "
            + count(push.path("unknown").asLong())
            + "  "
            + count(Math.round(sent / Math.max(0.1, said.seconds())))
            + "/s");
  }

  void answers(Said said) throws IOException {
    JsonNode answers = said.json();
    List<String> parts = new ArrayList<>();
    parts.add(count(answers.path("asked").asLong()) + " claims asked:");
    for (var one : answers.path("answers").properties()) {
      if (one.getValue().asLong() > 0) {
        parts.add(count(one.getValue().asLong()) + " " + one.getKey());
      }
    }
    parts.add(env.signs().arrow() + " answers/claims.csv");
    step("answers", said, String.join("  ", parts));
  }

  void proof(Said said) throws IOException {
    JsonNode proof = said.json();
    boolean closes = proof.path("closes").asBoolean();
    String sign = closes ? env.signs().good() : env.signs().bad();
    step("proof", said, "rows " + sign + "  resources " + sign + "  money " + sign);
    for (JsonNode terms : proof.path("accepted")) {
      BigDecimal money = new BigDecimal(terms.path("acceptedMoney").asText("0"));
      if (terms.path("type").asText().equals("Claim") && money.signum() > 0) {
        more(
            terms.path("currency").asText()
                + " "
                + Words.money(money)
                + " of claims accepted = held by openIMIS");
      }
    }
  }

  void report(Said said) {
    step("report", said, "report/index.html");
  }

  void end(Path folder, JsonNode proof, String url) {
    long refused = 0;
    long notCarried = 0;
    for (JsonNode terms : proof.path("resources")) {
      refused += terms.path("refused").asLong();
      notCarried += terms.path("notCarried").asLong();
    }
    long rejected = proof.path("decisions").path("rejected").asLong();
    String place = folder.toString().replace('\\', '/');
    line("");
    line("  Look at    " + place + "/report/index.html");
    line("             what happened, by facility, code and row");
    line("  Then       cd " + (place.contains(" ") ? "\"" + place + "\"" : place));
    line(
        String.format(
            Locale.ROOT,
            "             %-26s %s refused",
            "imisconnect letters list",
            count(refused)));
    line(
        String.format(
            Locale.ROOT,
            "             %-26s %s rejected claims, %s for the openIMIS screen",
            "imisconnect worklist list",
            count(rejected),
            count(notCarried)));
    line(
        "             imisconnect sandbox --port "
            + URI.create(url).getPort()
            + " --state sandbox.zip");
    line("             goes on with the same openIMIS, for plan, push and pull");
    boolean closes = proof.path("closes").asBoolean();
    line(
        closes
            ? env.signs().good() + " Everything is accounted for."
            : env.signs().bad()
                + " The proof does not close. Look at imisconnect reconcile --offline");
  }

  private void step(String name, Said said, String... words) {
    steps.addObject().put("step", name).put("seconds", said.seconds());
    for (int i = 0; i < words.length; i++) {
      String time =
          i == words.length - 1 ? String.format(Locale.ROOT, "%.1f s", said.seconds()) : "";
      String text = String.format(Locale.ROOT, "  %-10s%s", i == 0 ? name : "", words[i]);
      int blanks = Math.max(2, WIDTH - text.length() - time.length());
      line(time.isEmpty() ? text : text + " ".repeat(blanks) + time);
    }
  }

  private void more(String words) {
    line("            " + words);
  }

  private String dot() {
    return "  " + env.signs().dot() + "  ";
  }

  /** Parts side by side, on as many lines as they need. */
  private static List<String> wrapped(List<String> parts) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String part : parts) {
      if (line.length() + part.length() > WIDTH - 22) {
        lines.add(line.toString().stripTrailing());
        line.setLength(0);
      }
      line.append(part).append("  ");
    }
    lines.add(line.toString().stripTrailing());
    return lines;
  }

  private static long sum(JsonNode numbers) {
    long sum = 0;
    for (JsonNode number : numbers) {
      sum += number.asLong();
    }
    return sum;
  }

  private void line(String text) {
    if (!quiet) {
      env.out().println(text);
      env.out().flush();
    }
  }
}
