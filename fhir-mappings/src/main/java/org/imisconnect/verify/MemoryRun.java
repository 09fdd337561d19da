package org.imisconnect.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.imisconnect.finding.Finding;
import org.imisconnect.finding.FindingCounts;
import org.imisconnect.map.MappedOutput;
import org.imisconnect.map.PlanRun;
import org.imisconnect.map.RecordPlan;
import org.imisconnect.record.RowBatch;

/** Runs plans over rows in memory and keeps what they make. One thread. */
final class MemoryRun {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private final ExampleRows rows;
  private final String file;
  private final Map<String, List<String>> lines = new LinkedHashMap<>();
  private final FindingCounts findings = new FindingCounts();
  private final Set<String> told = new HashSet<>();
  private final Map<String, Set<Long>> rejected = new TreeMap<>();

  MemoryRun(ExampleRows rows, String file) {
    this.rows = rows;
    this.file = file;
  }

  /** Runs one plan; its resources and findings are added to those of earlier ones. */
  void run(RecordPlan plan) {
    PlanRun run = plan.newRun();
    MemoryJoin join = new MemoryJoin(plan, rows, file, run, this::tell);
    RowBatch batch = join.fill();
    MappedOutput[] outputs =
        Stream.generate(MappedOutput::new).limit(plan.maps().size()).toArray(MappedOutput[]::new);
    Set<Integer> filtered = new HashSet<>();
    for (int row = 0; row < batch.roots(); row++) {
      switch (run.map(batch, row, outputs, this::tell)) {
        case USED -> {
          // What it became stands in the outputs.
        }
        case FILTERED -> filtered.add(row);
        case REJECTED -> reject(plan, batch.ordinal(row));
      }
    }
    if (!plan.grouped()) {
      join.tellOrphans(filtered);
    }
    for (int map = 0; map < outputs.length; map++) {
      take(plan.maps().get(map).resourceType(), outputs[map]);
    }
  }

  /** Several plans may meet one cell: what they say of it counts once. */
  private void tell(Finding finding) {
    if (told.add(finding.code() + " " + finding.place())) {
      findings.add(finding);
    }
  }

  private void reject(RecordPlan plan, long ordinal) {
    rejected.computeIfAbsent(plan.record().name(), key -> new TreeSet<>()).add(ordinal);
  }

  /** Resources of a type, in the order they were made. */
  List<JsonNode> resources(String type) {
    return lines(type).stream().map(MemoryRun::parse).toList();
  }

  /** Resources of a type as they were written, in the order they were made. */
  List<String> lines(String type) {
    return Collections.unmodifiableList(lines.getOrDefault(type, List.of()));
  }

  /** Types of which at least one resource was made, in the order of the plans. */
  Set<String> types() {
    return Collections.unmodifiableSet(lines.keySet());
  }

  /** Findings by code, each code once for a place. */
  FindingCounts findings() {
    return findings;
  }

  /** Number of rejected root rows by record; records without any are left out. */
  Map<String, Long> rejected() {
    Map<String, Long> numbers = new TreeMap<>();
    rejected.forEach((record, ordinals) -> numbers.put(record, (long) ordinals.size()));
    return numbers;
  }

  private void take(String type, MappedOutput output) {
    for (int i = 0; i < output.count(); i++) {
      int length = output.end(i) - output.start(i);
      lines
          .computeIfAbsent(type, key -> new ArrayList<>())
          .add(new String(output.lines.bytes, output.start(i), length, StandardCharsets.UTF_8));
    }
  }

  private static JsonNode parse(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a mapping wrote what is no JSON", e);
    }
  }
}
