package org.imisconnect.map;

import java.util.ArrayList;
import java.util.List;
import org.imisconnect.finding.Finding;
import org.imisconnect.finding.Place;
import org.imisconnect.map.PlanRun.Outcome;
import org.imisconnect.map.run.Cell;
import org.imisconnect.map.run.Plan;
import org.imisconnect.map.run.Site;
import org.imisconnect.record.RowBatch;
import org.imisconnect.value.Result;
import org.imisconnect.value.Shape;
import org.imisconnect.value.Text;

/**
 * One row's way into FHIR: which cell fed which element by which line of the mapping, and what came
 * of it. Shows shapes, and values only where they are asked for. Immutable.
 *
 * @param steps in the order the mapping took them; a slot that reads two cells makes two
 * @param findings what was found on the way
 * @param outcome what became of the row
 * @param resources {@code Type/id} of what was made; empty where the row was not used
 */
public record Explanation(
    List<Step> steps, List<Finding> findings, Outcome outcome, List<String> resources) {
  public Explanation {
    steps = List.copyOf(steps);
    findings = List.copyOf(findings);
    resources = List.copyOf(resources);
  }

  /** What is shown of a value. */
  public enum Show {
    /** What it looks like. */
    SHAPES,
    /** Its text: for the eyes of a person who may see it. */
    VALUES
  }

  /**
   * A cell and a slot that read it.
   *
   * @param cell where the cell stands
   * @param mapping {@code file:line:column} of the slot
   * @param path FHIR path without indexes
   * @param source shape (or text) of the cell; {@code nothing} where it is empty
   * @param result what the slot gave
   * @param value shape (or text) of what the slot gave; empty unless it gave a value
   */
  public record Step(
      Place cell, String mapping, String path, String source, Result result, String value) {}

  /**
   * Explains a root row with what its joins have attached.
   *
   * @param plan a plan of {@link CompiledPack#plans}
   * @param row a root row
   */
  public static Explanation of(RecordPlan plan, RowBatch batch, int row) {
    return of(plan, batch, row, Show.SHAPES);
  }

  /** Explains a root row, with shapes or with values. */
  public static Explanation of(RecordPlan plan, RowBatch batch, int row, Show show) {
    if (!(plan instanceof Plan compiled)) {
      throw new IllegalArgumentException("only plans of a compiled pack can be explained");
    }
    List<Step> steps = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    PlanRun run =
        compiled.explain(
            (site, cells, rows, result, value) ->
                add(steps, batch, new Slot(site, cells, rows, show), result, value));
    MappedOutput[] outputs = new MappedOutput[plan.maps().size()];
    for (int i = 0; i < outputs.length; i++) {
      outputs[i] = new MappedOutput();
    }
    Outcome outcome = run.map(batch, row, outputs, findings::add);
    return new Explanation(steps, findings, outcome, resources(plan, outputs));
  }

  @SuppressWarnings("ArrayRecordComponent") // lives for one call
  private record Slot(Site site, List<Cell> cells, int[] rows, Show show) {
    String shown(Text text) {
      return show == Show.VALUES ? text.toString() : Shape.of(text);
    }
  }

  private static void add(List<Step> steps, RowBatch batch, Slot slot, Result result, Text value) {
    String shape = result == Result.VALUE ? slot.shown(value) : "";
    for (int i = 0; i < slot.cells().size(); i++) {
      int row = slot.rows()[i];
      if (row >= 0) {
        Cell cell = slot.cells().get(i);
        Place place = batch.origin(row).place(batch.line(row), cell.declared());
        Text source = cell.text(batch, row);
        steps.add(
            new Step(
                place,
                slot.site().mapping(),
                slot.site().path(),
                source.length() > 0 ? slot.shown(source) : "nothing",
                result,
                shape));
      }
    }
  }

  private static List<String> resources(RecordPlan plan, MappedOutput[] outputs) {
    List<String> resources = new ArrayList<>();
    for (int i = 0; i < outputs.length; i++) {
      for (int j = 0; j < outputs[i].count(); j++) {
        org.imisconnect.value.Output id = new org.imisconnect.value.Output(36);
        outputs[i].id(j, id);
        resources.add(
            plan.maps().get(i).resourceType()
                + "/"
                + new String(id.bytes, 0, id.size, java.nio.charset.StandardCharsets.US_ASCII));
      }
    }
    return resources;
  }
}
