package org.imisconnect.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A committed table of sections, each begun by a line {@code =name TAB note}. Only the names are
 * read at first; the lines of a section when it is asked for. Immutable, thread-safe.
 */
final class ModelTable {
  private final byte[] bytes;
  private final Map<String, Integer> starts = new HashMap<>();

  private ModelTable(byte[] bytes) {
    this.bytes = bytes;
    for (int i = 0; i < bytes.length; i = lineEnd(i) + 1) {
      if (bytes[i] == '=') {
        starts.put(new Section(i).name(), i);
      }
    }
  }

  /** Reads a table of this jar. */
  static ModelTable read(String resource) {
    try (InputStream in = ModelTable.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is missing from the jar");
      }
      return new ModelTable(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Collection<String> names() {
    return Collections.unmodifiableSet(starts.keySet());
  }

  Optional<Section> find(String name) {
    return Optional.ofNullable(starts.get(name)).map(Section::new);
  }

  private int lineEnd(int from) {
    int i = from;
    while (i < bytes.length && bytes[i] != '\n') {
      i++;
    }
    return i;
  }

  /** The lines between one {@code =} line and the next. */
  final class Section {
    private final int start;
    private final String[] head;

    Section(int start) {
      this.start = start;
      head = line(start + 1);
    }

    String name() {
      return head[0];
    }

    /** What stands behind the name; empty where nothing does. */
    String note() {
      return head.length > 1 ? head[1] : "";
    }

    /** The cells of each line. */
    List<String[]> lines() {
      List<String[]> lines = new ArrayList<>();
      int at = lineEnd(start) + 1;
      while (at < bytes.length && bytes[at] != '=') {
        lines.add(line(at));
        at = lineEnd(at) + 1;
      }
      return lines;
    }

    private String[] line(int from) {
      return new String(bytes, from, lineEnd(from) - from, StandardCharsets.UTF_8).split("\t", -1);
    }
  }
}
