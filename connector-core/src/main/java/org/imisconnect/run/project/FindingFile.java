package org.imisconnect.run.project;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.imisconnect.finding.Finding;
import org.imisconnect.finding.FindingSink;
import org.imisconnect.run.mapping.FindingLine;
import org.imisconnect.run.mapping.PrivateFiles;
import org.imisconnect.value.Output;

/** Writes findings as lines of JSON, and keeps count by code. One thread. */
public final class FindingFile implements FindingSink, AutoCloseable {
  private final OutputStream out;
  private final Output line = new Output(512);
  private final Map<String, Long> counts = new TreeMap<>();

  private FindingFile(OutputStream out) {
    this.out = out;
  }

  /** Begins a file anew. */
  public static FindingFile create(Path file) throws IOException {
    PrivateFiles.folderOf(file);
    return new FindingFile(PrivateFiles.create(file));
  }

  @Override
  public void add(Finding finding) {
    counts.merge(finding.code(), 1L, Long::sum);
    line.size = 0;
    FindingLine.write(finding, line);
    try {
      out.write(line.bytes, 0, line.size);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Findings by code, sorted. */
  public Map<String, Long> counts() {
    return java.util.Collections.unmodifiableMap(counts);
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
