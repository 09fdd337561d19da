package org.imisconnect.run.mapping;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.imisconnect.finding.Finding;
import org.imisconnect.finding.FindingCounts;
import org.imisconnect.finding.FindingSink;
import org.imisconnect.record.RowBatch;
import org.imisconnect.value.Output;

/**
 * The files of a run: one NDJSON file a type, findings, trace. Findings are counted exactly and
 * stored up to a cap for each code. One thread; readable by their owner only.
 */
final class OutputFiles implements FindingSink, AutoCloseable {
  private final Path folder;
  private final Path temporary;
  private final long storedPerCode;
  private final Map<String, TypeFile> types = new LinkedHashMap<>();
  private final ChecksumFile findingsFile;
  private final ChecksumFile traceFile;
  private final ChecksumFile rowsFile;
  private final FindingCounts counts = new FindingCounts();
  private final Map<String, Finding> firsts = new java.util.TreeMap<>();
  private final Map<String, ChecksumFile> all = new LinkedHashMap<>();
  private final Output line = new Output(1 << 12);

  OutputFiles(Path folder, Path temporary, long storedPerCode) throws IOException {
    this.folder = folder;
    this.temporary = temporary;
    this.storedPerCode = storedPerCode;
    findingsFile = open("findings.ndjson");
    traceFile = open("trace.ndjson");
    rowsFile = open("rows.ndjson");
  }

  /** The file of a type; begun when it is asked for first. */
  TypeFile type(String type) throws IOException {
    TypeFile file = types.get(type);
    if (file == null) {
      KeyTable keys = new KeyTable(temporary, type);
      file = new TypeFile(open(type + ".ndjson"), keys);
      types.put(type, file);
    }
    return file;
  }

  Map<String, TypeFile> types() {
    return types;
  }

  FindingCounts counts() {
    return counts;
  }

  /** The first finding of each code. */
  Map<String, Finding> firsts() {
    return firsts;
  }

  void trace(Output lines, int from, int to) throws IOException {
    traceFile.write(lines.bytes, from, to - from);
  }

  /** Notes a row that became no resource, and why. */
  void row(String record, RowBatch batch, int row, long hash, RowClass rowClass, List<String> codes)
      throws IOException {
    line.size = 0;
    JsonLine json = new JsonLine(line);
    json.open('{').name("record").text(record).name("file").text(batch.origin(row).file());
    json.name("line").number(batch.line(row)).name("hash").hex(hash);
    json.name("class").text(rowClass.label());
    if (!codes.isEmpty()) {
      json.name("codes").open('[');
      codes.forEach(json::text);
      json.close(']');
    }
    json.close('}').end();
    rowsFile.write(line.bytes, 0, line.size);
  }

  /** Counts a finding and stores it unless its code has reached the cap. */
  @Override
  public void add(Finding finding) {
    counts.add(finding);
    firsts.putIfAbsent(finding.code(), finding);
    if (counts.of(finding.code()) > storedPerCode) {
      return;
    }
    line.size = 0;
    FindingLine.write(finding, line);
    try {
      findingsFile.write(line.bytes, 0, line.size);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private ChecksumFile open(String name) throws IOException {
    ChecksumFile file = new ChecksumFile(folder.resolve(name));
    all.put(name, file);
    return file;
  }

  /** The CRC-32 of every file by its name; nothing can be written after it. */
  Map<String, String> digests() throws IOException {
    Map<String, String> digests = new LinkedHashMap<>();
    for (Map.Entry<String, ChecksumFile> file : all.entrySet()) {
      file.getValue().close();
      digests.put(file.getKey(), file.getValue().crc32());
    }
    return digests;
  }

  @Override
  public void close() throws IOException {
    for (ChecksumFile file : all.values()) {
      file.close();
    }
    for (TypeFile file : types.values()) {
      file.keys.close();
    }
  }

  /** One type's NDJSON and the keys seen in it. */
  static final class TypeFile {
    final OutputStream out;
    final KeyTable keys;
    long resources;

    TypeFile(OutputStream out, KeyTable keys) {
      this.out = out;
      this.keys = keys;
    }
  }
}
