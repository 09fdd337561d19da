package org.imisconnect.verify;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.imisconnect.finding.Finding;
import org.imisconnect.finding.PackException;
import org.imisconnect.finding.Place;
import org.imisconnect.finding.Severity;
import org.imisconnect.pack.Node;
import org.imisconnect.pack.Pack;
import org.imisconnect.pack.PackDocument;
import org.imisconnect.record.Origin;
import org.imisconnect.record.RecordType;
import org.imisconnect.record.RowBatch;

/** The rows that an example gives, by record; each keeps its line in the example. Immutable. */
final class ExampleRows {
  private final Map<String, List<Row>> rows = new LinkedHashMap<>();

  private ExampleRows() {}

  /** Rows by the name of their record, as they are. */
  static ExampleRows of(Map<String, List<Row>> given) {
    ExampleRows all = new ExampleRows();
    given.forEach((record, list) -> all.rows.put(record, List.copyOf(list)));
    return all;
  }

  /** One row: the text of every declared column, empty where the example does not name it. */
  record Row(List<String> cells, long line, long ordinal) {}

  /**
   * Reads {@code records:} of an example.
   *
   * @throws PackException where it names a record or column that the pack does not have
   */
  static ExampleRows read(Pack pack, PackDocument example) {
    ExampleRows read = new ExampleRows();
    List<Finding> errors = new ArrayList<>();
    if (example.content().find("records").orElse(null) instanceof Node.Mapping records) {
      for (Node.Entry entry : records.entries()) {
        RecordType type = pack.records().get(entry.key().text());
        if (type == null) {
          errors.add(error(entry.key().at(), "the pack has no record of this name"));
        } else if (entry.value() instanceof Node.Sequence list) {
          read.rows.put(type.name(), rows(type, list, errors));
        } else {
          errors.add(error(entry.value().at(), "rows are a list: `- {column: value}`"));
        }
      }
    }
    if (!errors.isEmpty()) {
      throw new PackException(errors);
    }
    return read;
  }

  private static List<Row> rows(RecordType type, Node.Sequence list, List<Finding> errors) {
    List<Row> rows = new ArrayList<>();
    for (Node item : list.items()) {
      List<String> cells = new ArrayList<>();
      type.columns().forEach(column -> cells.add(""));
      if (item instanceof Node.Mapping object) {
        object.entries().forEach(entry -> cell(type, entry, cells, errors));
      } else {
        errors.add(error(item.at(), "a row is an object: `- {column: value}`"));
      }
      rows.add(new Row(List.copyOf(cells), item.at().line(), rows.size()));
    }
    return List.copyOf(rows);
  }

  private static void cell(
      RecordType type, Node.Entry entry, List<String> cells, List<Finding> errors) {
    int column = type.indexOf(entry.key().text());
    if (column < 0) {
      errors.add(error(entry.key().at(), "the record " + type.name() + " has no such column"));
    } else if (entry.value() instanceof Node.Scalar scalar) {
      cells.set(column, scalar.text());
    } else {
      errors.add(error(entry.value().at(), "a cell is one text"));
    }
  }

  private static Finding error(Place at, String message) {
    return Finding.of("EXAMPLE_INVALID", Severity.ERROR, at, message + ".", "");
  }

  List<Row> of(RecordType type) {
    return rows.getOrDefault(type.name(), List.of());
  }

  /** Appends some columns of a row to a batch and gives its number there. */
  static int append(RowBatch batch, Origin origin, Row row, List<Integer> columns) {
    int number = batch.row(origin, row.line(), row.ordinal());
    for (int column : columns) {
      byte[] text = row.cells().get(column).getBytes(StandardCharsets.UTF_8);
      byte[] bytes = batch.reserve(text.length);
      System.arraycopy(text, 0, bytes, batch.size, text.length);
      batch.cell(batch.size, batch.size + text.length);
      batch.size += text.length;
    }
    return number;
  }

  /** Every column of a record, in order. */
  static List<Integer> all(RecordType type) {
    List<Integer> columns = new ArrayList<>();
    for (int i = 0; i < type.columns().size(); i++) {
      columns.add(i);
    }
    return columns;
  }
}
