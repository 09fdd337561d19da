package org.imisconnect.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.imisconnect.pack.PackLoader;
import org.imisconnect.record.Column;
import org.imisconnect.record.ColumnType;
import org.imisconnect.record.RecordType;

/**
 * The sensitive values of a scheme that was made for a test, and where they stand. Texts get a mark
 * of their own; every other sensitive value is looked for as it is. One thread.
 */
final class PlantedValues {
  /** Shorter values stand anywhere by chance. */
  private static final int TELLING = 6;

  private final Set<String> marks = new TreeSet<>();

  /** Copies the files of a scheme, with marks in every sensitive text, broken rows included. */
  void plant(String pack, Path clean, Path data) throws IOException {
    Files.createDirectories(data);
    for (RecordType record : PackLoader.load(pack).records().values()) {
      Path from = clean.resolve(record.name() + ".csv");
      if (Files.exists(from)) {
        Path to = data.resolve(record.name() + ".csv");
        String text = new String(Files.readAllBytes(from), StandardCharsets.ISO_8859_1);
        Files.write(to, mark(record, text).getBytes(StandardCharsets.ISO_8859_1));
      }
    }
  }

  private String mark(RecordType record, String text) {
    StringBuilder marked = new StringBuilder();
    List<String> header = List.of(text.substring(0, text.indexOf('\n')).split(",", -1));
    int number = 0;
    for (String line : text.split("\n")) {
      number++;
      List<String> cells = new ArrayList<>(BadInputFiles.split(line));
      for (Column column : number == 1 ? List.<Column>of() : record.columns()) {
        int at = header.indexOf(column.name());
        if (column.sensitive() && at >= 0 && at < cells.size() && !cells.get(at).isEmpty()) {
          String mark = column.type() == ColumnType.TEXT ? "Zq" + record.name() + number : "";
          cells.set(at, marked(cells.get(at), mark));
        }
      }
      marked.append(String.join(",", cells)).append('\n');
    }
    return marked.toString();
  }

  private String marked(String cell, String mark) {
    boolean quoted = cell.length() > 1 && cell.endsWith("\"");
    String bare = quoted ? cell.substring(1, cell.length() - 1) : cell;
    note(bare + mark);
    return quoted ? '"' + bare + mark + '"' : bare + mark;
  }

  private void note(String value) {
    String text = new String(value.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    if (text.length() >= TELLING) {
      marks.add(text);
    }
  }

  int number() {
    return marks.size();
  }

  /** One of them. */
  String any() {
    return marks.iterator().next();
  }

  /** Up to three that stand in a text. */
  List<String> found(String text) {
    return marks.stream().filter(text::contains).limit(3).toList();
  }

  /** A text without what the user typed: that may come back. */
  static String without(String text, List<String> typed) {
    String rest = text;
    for (String word : String.join(" ", typed).split("[ /]")) {
      rest = word.length() >= TELLING ? rest.replace(word, "") : rest;
    }
    return rest;
  }
}
