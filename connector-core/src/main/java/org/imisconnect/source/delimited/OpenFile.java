package org.imisconnect.source.delimited;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.imisconnect.finding.Finding;
import org.imisconnect.finding.FindingSink;
import org.imisconnect.finding.Place;
import org.imisconnect.finding.Severity;
import org.imisconnect.record.RecordType;
import org.imisconnect.source.FoundFile;
import org.imisconnect.source.HeaderMatch;

/**
 * A file that was opened and whose header was read; the cutter stands at the first row.
 *
 * @param cutter cuts the rows; to be closed
 * @param head what the header said
 */
record OpenFile(FileCutter cutter, Head head) {
  private static final int[] DELIMITERS = {',', ';', '\t', '|'};

  private static final String UNLIKE =
      "Has the file a header? Is `delimiter` right? Without one, set `header: no`.";

  /** Opens a file, finds its delimiter and matches its header. */
  static OpenFile open(FoundFile file, RecordType type, Dialect declared, FindingSink findings)
      throws IOException {
    InputStream in = Files.newInputStream(file.path());
    try {
      TextFeed feed = new TextFeed(in, declared.charset());
      noteMark(file, declared, feed, findings);
      FileCutter cutter = new FileCutter(feed);
      Dialect dialect = settle(cutter, type, declared);
      return new OpenFile(cutter, head(file, type, dialect, feed, cutter, findings));
    } catch (IOException | RuntimeException | Error failure) {
      in.close();
      throw failure;
    }
  }

  private static void noteMark(
      FoundFile file, Dialect declared, TextFeed feed, FindingSink findings) {
    if (feed.marked() && !declared.charset().name().startsWith("UTF-")) {
      findings.add(
          Finding.of(
              "ENC_MARK",
              Severity.INFO,
              Place.of(file.name()),
              "the byte-order mark says "
                  + feed.charset().name()
                  + ", the layout says "
                  + declared.charset().name()
                  + "; read by the mark.",
              "Correct `charset:` if all files are so."));
    }
  }

  private static Head head(
      FoundFile file,
      RecordType type,
      Dialect dialect,
      TextFeed feed,
      FileCutter cutter,
      FindingSink findings)
      throws IOException {
    RecordScan scan = new RecordScan(dialect);
    boolean any = cutter.peek(scan, dialect);
    if (!any) {
      findings.add(
          Finding.of(
              "FILE_EMPTY",
              Severity.ERROR,
              Place.of(file.name()),
              "the file holds nothing" + (dialect.header() ? ", not even a header." : "."),
              "Export it again; a file without rows still has its header."));
    }
    byte[] text = any ? cutter.peeked(scan) : new byte[0];
    List<String> names = HeaderCells.split(new String(text, StandardCharsets.UTF_8), dialect);
    if (any && (dialect.header() || HeaderCells.isReject(names))) {
      Place at = new Place(file.name(), cutter.line(), 0, "");
      cutter.take(scan);
      HeaderMatch match = new HeaderMatch(type, at, names, UNLIKE, findings);
      int[] columns = match.columns();
      return new Head(file.name(), type, dialect, feed, names, columns, text, match.trouble());
    }
    int[] columns = new int[type.columns().size()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = i;
    }
    return new Head(file.name(), type, dialect, feed, List.of(), columns, new byte[0], "");
  }

  /** Decides the delimiter: the one that finds most of the declared columns. */
  private static Dialect settle(FileCutter cutter, RecordType type, Dialect declared)
      throws IOException {
    if (declared.delimiter() != Dialect.AUTO) {
      return declared;
    }
    Dialect best = declared.with(DELIMITERS[0]);
    int bestScore = -1;
    for (int delimiter : DELIMITERS) {
      Dialect candidate = declared.with(delimiter);
      RecordScan scan = new RecordScan(candidate);
      if (!cutter.peek(scan, candidate)) {
        return best;
      }
      String text = new String(cutter.peeked(scan), StandardCharsets.UTF_8);
      int score = score(HeaderCells.split(text, candidate), type, declared.header());
      if (score > bestScore) {
        best = candidate;
        bestScore = score;
      }
    }
    return best;
  }

  private static int score(List<String> cells, RecordType type, boolean header) {
    if (!header) {
      return cells.size() == type.columns().size() ? 1_000_000 : cells.size();
    }
    List<String> known = new ArrayList<>(cells);
    known.retainAll(type.indexBySourceName().keySet());
    return known.size() * 1000 + Math.min(cells.size(), 999);
  }
}
