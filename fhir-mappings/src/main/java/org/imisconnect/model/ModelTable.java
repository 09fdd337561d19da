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
 * A committed table of sections, each begun by a line {@code =name TAB note TAB length}, where the
 * length counts the bytes of the lines behind it. At first only these heads are read, from one to
 * the next; the lines of a section when it is asked for. Immutable, thread-safe.
 */
final class ModelTable {
  private final byte[] bytes;
  private final Map<String, Integer> starts = new HashMap<>();

  private ModelTable(byte[] bytes) {
    this.bytes = bytes;
    int at = 0;
    while (at < bytes.length) {
      Section section = new Section(at);
      starts.put(section.name(), at);
      at = section.end;
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
    Integer start = starts.get(name);
    return start == null ? Optional.empty() : Optional.of(new Section(start));
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
    private final String[] head;
    private final int first;
    private final int end;

    Section(int start) {
      head = line(start + 1);
      first = lineEnd(start) + 1;
      end = first + Integer.parseInt(head[2]);
    }

    String name() {
      return head[0];
    }

    /** What stands behind the name; may be empty. */
    String note() {
      return head[1];
    }

    /** The cells of each line. */
    List<String[]> lines() {
      List<String[]> lines = new ArrayList<>();
      for (int at = first; at < end; at = lineEnd(at) + 1) {
        lines.add(line(at));
      }
      return lines;
    }

    private String[] line(int from) {
      return new String(bytes, from, lineEnd(from) - from, StandardCharsets.UTF_8).split("\t", -1);
    }
  }
}
