package org.imisconnect.cli;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Spoils the files of a scheme as a line of the table of bad input says. */
final class BadInputFiles {
  private final Path folder;

  BadInputFiles(Path folder) {
    this.folder = folder;
  }

  /** Does one change: a word, then what it works on, parts apart by blanks. */
  void change(String words) throws IOException {
    String[] word = words.split(" ", 5);
    Path file = folder.resolve(word.length > 1 ? word[1] : "");
    switch (word[0]) {
      case "nothing" -> {}
      case "cell" -> cell(file, Integer.parseInt(word[2]), word[3], word[4]);
      case "without-column" -> column(file, word[2], false);
      case "with-column" -> column(file, word[2], true);
      case "ragged" ->
          line(file, Integer.parseInt(word[2]), text -> text.substring(0, text.lastIndexOf(',')));
      case "twice" -> twice(file, Integer.parseInt(word[2]));
      case "latin-1" -> latin1(file, Integer.parseInt(word[2]));
      case "empty" -> Files.write(file, new byte[0]);
      case "delete" -> Files.delete(file);
      case "cut" -> cut(file);
      case "cell-of-100-mb" -> hugeCell(file, Integer.parseInt(word[2]));
      case "bomb" -> bomb(file);
      default -> throw new IllegalArgumentException("no such change: " + word[0]);
    }
  }

  private static List<String> read(Path file) throws IOException {
    return new ArrayList<>(Files.readAllLines(file));
  }

  private static void write(Path file, List<String> lines) throws IOException {
    Files.writeString(file, String.join("\n", lines) + "\n");
  }

  private interface Edit {
    String of(String line);
  }

  private static void line(Path file, int number, Edit edit) throws IOException {
    List<String> lines = read(file);
    lines.set(number - 1, edit.of(lines.get(number - 1)));
    write(file, lines);
  }

  /** Rows whose cells hold no comma: the changes name such rows only. */
  private static void cell(Path file, int number, String column, String value) throws IOException {
    List<String> header = Arrays.asList(read(file).get(0).split(",", -1));
    int at = header.indexOf(column);
    if (at < 0) {
      throw new IllegalArgumentException("no such column: " + column);
    }
    line(
        file,
        number,
        text -> {
          List<String> cells = split(text);
          cells.set(at, value.equals("(empty)") ? "" : value);
          return String.join(",", cells);
        });
  }

  /** The cells of a line, with their quotes. */
  static List<String> split(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (char c : line.toCharArray()) {
      quoted ^= c == '"';
      if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }

  private static void column(Path file, String name, boolean add) throws IOException {
    List<String> lines = read(file);
    int at = split(lines.get(0)).indexOf(name);
    List<String> changed = new ArrayList<>();
    for (String line : lines) {
      List<String> cells = split(line);
      if (add) {
        cells.add(changed.isEmpty() ? name : "x");
      } else {
        cells.remove(at);
      }
      changed.add(String.join(",", cells));
    }
    write(file, changed);
  }

  private static void twice(Path file, int number) throws IOException {
    List<String> lines = read(file);
    lines.add(lines.get(number - 1));
    write(file, lines);
  }

  /** The first cell ends in a byte that UTF-8 does not have. */
  private static void latin1(Path file, int number) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int at = 0;
    for (String line : read(file)) {
      at++;
      int comma = line.indexOf(',');
      bytes.writeBytes(line.substring(0, comma).getBytes(StandardCharsets.UTF_8));
      if (at == number) {
        bytes.write(0xE9);
      }
      bytes.writeBytes((line.substring(comma) + "\n").getBytes(StandardCharsets.UTF_8));
    }
    Files.write(file, bytes.toByteArray());
  }

  /** The transfer broke off in the middle of the last row. */
  private static void cut(Path file) throws IOException {
    String text = Files.readString(file).strip();
    int last = text.lastIndexOf('\n');
    Files.writeString(file, text.substring(0, last + (text.length() - last) / 2));
  }

  private static void hugeCell(Path file, int number) throws IOException {
    List<String> lines = read(file);
    byte[] block = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      for (int i = 0; i < lines.size(); i++) {
        if (i == number - 1) {
          for (int mb = 0; mb < 100; mb++) {
            out.write(block);
          }
        }
        out.write((lines.get(i) + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  /** A workbook of a few kilobytes whose only sheet unpacks to a gigabyte. */
  private static void bomb(Path file) throws IOException {
    byte[] block = new byte[1 << 20];
    Arrays.fill(block, (byte) ' ');
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.setLevel(9);
      zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
      zip.write("<Types/>".getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
      zip.write("<worksheet>".getBytes(StandardCharsets.UTF_8));
      for (int mb = 0; mb < 1024; mb++) {
        zip.write(block);
      }
      zip.closeEntry();
    }
  }
}
