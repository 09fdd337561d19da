package org.imisconnect.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.imisconnect.map.CompiledPack;
import org.imisconnect.map.MappedResource;
import org.imisconnect.map.RecordMapper;
import org.imisconnect.pack.Pack;
import org.imisconnect.value.FunctionRegistry;

/**
 * One answer file of a pack, compiled: which kind of answer becomes which columns.
 *
 * <p>The columns are compiled as a map of the mapping language whose resource is a Basic with an
 * extension for each column. So slots, functions, tables and their error messages are the very same
 * as in maps, and there is no second language. One thread.
 */
public final class AnswerTable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final AnswerKind kind;
  private final String fileName;
  private final List<String> columns;
  private final char delimiter;
  private final RecordMapper mapper;

  private AnswerTable(AnswerDocument document, CompiledPack compiled) {
    this.kind = document.kind();
    this.fileName = document.fileName();
    this.columns = document.columns();
    this.delimiter = document.delimiter();
    this.mapper = new RecordMapper(compiled);
  }

  /**
   * All answer files of a pack, in the order of their names.
   *
   * @throws org.imisconnect.finding.PackException with every error of an answer file
   */
  public static List<AnswerTable> of(Pack pack, FunctionRegistry functions) {
    List<AnswerTable> tables = new ArrayList<>();
    pack.answers()
        .values()
        .forEach(
            file -> {
              AnswerDocument document = AnswerDocument.read(file);
              tables.add(
                  new AnswerTable(
                      document, CompiledPack.compile(document.asPack(pack), functions)));
            });
    return tables;
  }

  public AnswerKind kind() {
    return kind;
  }

  /** The name of the file that is written. */
  public String fileName() {
    return fileName;
  }

  /** The scheme's names of the columns. */
  public List<String> columns() {
    return columns;
  }

  /** What stands between two cells. */
  public char delimiter() {
    return delimiter;
  }

  /**
   * The cells of some rows, in their order; a row that the file's condition leaves out gives none.
   */
  public List<List<String>> cells(List<AnswerRow> rows) {
    List<Map<String, String>> numbered = new ArrayList<>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      Map<String, String> cells = new HashMap<>(rows.get(i).cells());
      cells.put(AnswerKind.ROW, Integer.toString(i));
      numbered.add(cells);
    }
    Map<Integer, List<String>> made = new TreeMap<>();
    for (MappedResource resource : mapper.map(Map.of(kind.recordName(), numbered)).resources()) {
      List<String> cells = new ArrayList<>(java.util.Collections.nCopies(columns.size(), ""));
      int row = read(resource, cells);
      made.put(row, cells);
    }
    return List.copyOf(made.values());
  }

  private static int read(MappedResource resource, List<String> cells) {
    int row = 0;
    try {
      for (JsonNode part : JSON.readTree(resource.bytes()).path("extension")) {
        int column =
            Integer.parseInt(part.path("url").asText().substring(AnswerDocument.URL.length()));
        String text = part.path("valueString").asText();
        if (column < 0) {
          row = Integer.parseInt(text);
        } else {
          cells.set(column, text);
        }
      }
      return row;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
