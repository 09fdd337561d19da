package org.imisconnect.cli.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.imisconnect.exchange.Plan;

/** A plan for machines. */
final class PlanJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private PlanJson() {}

  static ObjectNode of(Plan plan) {
    ObjectNode root = JSON.createObjectNode();
    root.put("made", plan.made());
    ArrayNode totals = root.putArray("totals");
    for (Plan.StepTotal total : plan.totals()) {
      ObjectNode node = totals.addObject();
      node.put("type", total.type()).put("step", word(total.step()));
      node.put("count", total.count());
      if (!total.currency().isEmpty()) {
        node.put("amount", total.amount()).put("currency", total.currency());
      }
    }
    ArrayNode reasons = root.putArray("reasons");
    for (Plan.ReasonTotal reason : plan.reasons()) {
      ObjectNode node = reasons.addObject().put("type", reason.type());
      node.put("step", word(reason.step())).put("code", reason.code()).put("count", reason.count());
    }
    ObjectNode gone = root.putObject("gone");
    plan.gone().forEach(gone::put);
    plan.firstHeld().ifPresent(day -> root.put("firstHeld", day.toString()));
    root.putObject("forecast")
        .put("requests", plan.forecast().requests())
        .put("seconds", plan.forecast().time().toSeconds())
        .put("nights", plan.forecast().nights())
        .put("begin", plan.forecast().begin().toString());
    root.putObject("guard")
        .put("updates", plan.guard().updates())
        .put("held", plan.guard().held())
        .put("limit", plan.guard().limit())
        .put("passed", plan.guard().isPassed());
    return root;
  }

  private static String word(Enum<?> step) {
    return step.name().toLowerCase(Locale.ROOT);
  }
}
