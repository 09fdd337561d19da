package org.imisconnect.cli.command;

import static org.imisconnect.cli.terminal.Signs.count;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.imisconnect.cli.terminal.Env;
import org.imisconnect.cli.terminal.Words;
import org.imisconnect.exchange.PushResult;
import org.imisconnect.exchange.PushResult.Stop;
import org.imisconnect.exchange.Step;

/** What a person reads after a push, and the exit code that goes with it. */
final class PushScreen {
  private final Env env;
  private final boolean json;

  PushScreen(Env env, boolean json) {
    this.env = env;
    this.json = json;
  }

  /**
   * @param rejected claims of this run that were accepted and then decided rejected
   */
  int print(PushResult result, long rejected, Instant began) {
    if (json) {
      env.out().println(json(result).put("rejected", rejected));
    } else {
      numbers(result, began);
      env.out().println(verdict(result, rejected));
    }
    return code(result);
  }

  /** A limit is 1, as is a doubt that is left; a wish to stop is 8. */
  private static int code(PushResult result) {
    return switch (result.stop()) {
      case DONE -> result.unknown() == 0 ? 0 : 1;
      case WINDOW_CLOSED -> 0; // as planned
      case CANARY, UPDATE_LIMIT, DOUBT_LIMIT, RETRY_LIMIT -> 1;
      case ASKED -> 8;
    };
  }

  private void numbers(PushResult result, Instant began) {
    var plan = result.plan();
    env.out()
        .println(
            "  plan      create "
                + count(plan.count(Step.CREATE))
                + "  update "
                + count(plan.count(Step.UPDATE))
                + "  unchanged "
                + count(plan.count(Step.UNCHANGED))
                + "  held "
                + count(plan.count(Step.HELD))
                + "  parked "
                + count(plan.count(Step.PARKED)));
    env.out()
        .println(
            "            not carried "
                + count(plan.count(Step.NOT_CARRIED))
                + "  withheld "
                + count(plan.count(Step.WITHHELD))
                + "  folded "
                + count(plan.count(Step.FOLDED)));
    long seconds = Duration.between(began, env.clock().instant()).toSeconds();
    env.out()
        .println(
            "  push      sent "
                + count(result.sent())
                + "  accepted "
                + count(result.accepted())
                + "  refused "
                + count(result.refused())
                + "  unknown "
                + count(result.unknown())
                + "  waiting "
                + count(result.waiting())
                + "  "
                + env.signs().dot()
                + "  "
                + Words.time(seconds));
  }

  private String verdict(PushResult result, long rejected) {
    if (result.stop() == Stop.DONE) {
      return result.refused() + result.unknown() + rejected == 0
          ? env.signs().good() + " Everything that could be sent is accepted."
          : env.signs().attention() + " " + trouble(result, rejected);
    }
    String words = result.words().isEmpty() ? "" : ": " + result.words();
    return switch (result.stop()) {
      case CANARY ->
          env.signs().bad()
              + " Stopped"
              + words
              + ", above the limit. The rest is waiting. Look at imisconnect letters list and worklist list, mend"
              + " the cause, then push again.";
      case UPDATE_LIMIT ->
          env.signs().bad()
              + " Nothing was sent"
              + words
              + ", above the limit. Look at imisconnect plan --show update, then raise"
              + " `limits.updates`.";
      case DOUBT_LIMIT, RETRY_LIMIT ->
          env.signs().bad()
              + " Stopped"
              + words
              + ". The receiver is in trouble: run imisconnect doctor, then push again.";
      case WINDOW_CLOSED ->
          env.signs().attention()
              + " The hours for sending are over; "
              + count(result.waiting())
              + " are waiting for the next ones.";
      default ->
          env.signs().attention()
              + " Stopped as asked. Nothing is lost: imisconnect push goes on where it was.";
    };
  }

  private static String trouble(PushResult result, long rejected) {
    String refused =
        result.refused() == 0
            ? ""
            : count(result.refused()) + " refused.  imisconnect letters list  ";
    String unknown =
        result.unknown() == 0
            ? ""
            : count(result.unknown()) + " unknown: the next push looks them up before it sends.";
    String spent =
        rejected == 0
            ? ""
            : "  " + Words.many(rejected, "claim") + " rejected.  imisconnect worklist list";
    return (refused + unknown + spent).strip();
  }

  private static ObjectNode json(PushResult result) {
    ObjectNode node = new ObjectMapper().createObjectNode();
    node.put("stop", result.stop().name().toLowerCase(Locale.ROOT)).put("words", result.words());
    node.put("sent", result.sent()).put("accepted", result.accepted());
    node.put("refused", result.refused()).put("unknown", result.unknown());
    node.put("waiting", result.waiting());
    node.set("plan", PlanJson.of(result.plan()));
    return node;
  }
}
