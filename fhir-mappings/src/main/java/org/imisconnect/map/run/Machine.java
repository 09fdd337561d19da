package org.imisconnect.map.run;

import java.util.Arrays;
import java.util.List;
import org.imisconnect.finding.Finding;
import org.imisconnect.finding.FindingSink;
import org.imisconnect.finding.Place;
import org.imisconnect.finding.Severity;
import org.imisconnect.map.MappedOutput;
import org.imisconnect.map.PlanRun;
import org.imisconnect.record.RowBatch;
import org.imisconnect.value.ListReader;
import org.imisconnect.value.Output;
import org.imisconnect.value.Text;
import org.imisconnect.value.Uuid5;
import org.jspecify.annotations.Nullable;

/** What one thread needs while it maps: current rows, variables, buffers, findings. One thread. */
public final class Machine {
  private static final RowBatch EMPTY = new RowBatch(0);
  private static final int REMEMBERED = 64;

  RowBatch batch = EMPTY;
  final int[] rows;
  final Text[] values;
  final @Nullable Cell[] valueCells;
  final Text[] lists;
  final ListReader[] readers;
  final int[] positions;
  final CallFrame[] frames;
  final Text[] texts;
  final int[] missing;
  final Output scratch = new Output(8192);
  final Uuid5 ids;
  final Output key = new Output(64);
  final byte[] id = new byte[36];
  Site site = Site.NONE;

  /** Scope of the row that a finding without a cell names. */
  int scope;

  /** Whether a value of the row was read since this was reset: constants keep nothing alive. */
  boolean touched;

  /** Where the resource being made goes; set by the plan. */
  MappedOutput output = new MappedOutput();

  /** Whether findings are left: another plan of the same record has left these. */
  boolean silent;

  /** Told of every slot that was read; null except while a row is explained. */
  @Nullable SlotListener listener;

  /** For each join what its checks say of the row. */
  private final PlanRun.Wholeness[] wholeness;

  private FindingSink sink = finding -> {};
  private boolean rejected;
  private int invalid;
  private int[] causes = new int[16];
  private int causeCount;
  private final int[] seenRows = new int[REMEMBERED];
  private final int[] seenColumns = new int[REMEMBERED];
  private final String[] seenCodes = new String[REMEMBERED];
  private int seen;

  /** Buffers for a plan of the given sizes. */
  Machine(Sizes sizes) {
    ids = new Uuid5(sizes.namespace());
    rows = new int[sizes.scopes()];
    wholeness = new PlanRun.Wholeness[sizes.scopes()];
    values = texts(sizes.variables());
    valueCells = new Cell[sizes.variables()];
    lists = texts(sizes.variables());
    readers = new ListReader[sizes.variables()];
    for (int i = 0; i < readers.length; i++) {
      readers[i] = new ListReader();
    }
    positions = new int[sizes.positions()];
    texts = texts(sizes.texts());
    List<FunctionValue> calls = sizes.calls();
    missing = new int[sizes.flags()];
    frames = new CallFrame[calls.size()];
    for (int i = 0; i < frames.length; i++) {
      frames[i] = new CallFrame(this, calls.get(i));
    }
  }

  /**
   * How much a plan needs.
   *
   * @param namespace the 16 bytes that ids are made in
   * @param scopes root and joins
   * @param variables entries of lists
   * @param positions arrays
   * @param texts slots and comparisons
   * @param flags objects with required elements
   * @param calls every call of a function
   */
  @SuppressWarnings("ArrayRecordComponent") // read once, when a run is made
  public record Sizes(
      byte[] namespace,
      int scopes,
      int variables,
      int positions,
      int texts,
      int flags,
      List<FunctionValue> calls) {}

  private static Text[] texts(int count) {
    Text[] all = new Text[count];
    for (int i = 0; i < count; i++) {
      all[i] = new Text();
    }
    return all;
  }

  void begin(RowBatch rowBatch, int row, FindingSink findings) {
    batch = rowBatch;
    sink = findings;
    Arrays.fill(rows, -1);
    Arrays.fill(wholeness, PlanRun.Wholeness.UNTOLD);
    rows[0] = row;
    rejected = false;
    causeCount = 0;
    seen = 0;
    invalid = 0;
    scratch.size = 0;
    site = Site.NONE;
    silent = false;
    scope = 0;
  }

  /** A check says of a join whether the row has all of its rows; a doubt stays. */
  void whole(int join, boolean doubtful) {
    if (doubtful) {
      wholeness[join] = PlanRun.Wholeness.IN_DOUBT;
    } else if (wholeness[join] == PlanRun.Wholeness.UNTOLD) {
      wholeness[join] = PlanRun.Wholeness.WHOLE;
    }
  }

  PlanRun.Wholeness wholeness(int join) {
    return wholeness[join];
  }

  boolean isRejected() {
    return rejected;
  }

  /** How many values were invalid so far: tells whether a branch failed or was only empty. */
  int invalid() {
    return invalid;
  }

  boolean isCause(int row) {
    for (int i = 0; i < causeCount; i++) {
      if (causes[i] == row) {
        return true;
      }
    }
    return false;
  }

  /** A value that is there but not what it should be: leaves a finding, may reject its row. */
  void invalid(@Nullable Cell cell, String code, String message, String hint) {
    invalid++;
    boolean rejects = cell != null && cell.rejects();
    report(cell, rejects ? Severity.ERROR : Severity.WARNING, code, message, hint);
    if (rejects) {
      reject(cell);
    }
  }

  /**
   * An element that R4 requires was left empty: the row, or the joined row in scope, is rejected.
   */
  void missing(Site element) {
    site = element;
    Cell cell = null;
    report(
        cell,
        Severity.ERROR,
        "VALUE_MISSING",
        element.path() + " is required by FHIR and ended empty",
        "Fill the cells that feed it, or give the mapping another source by `??`.");
    reject(cell);
  }

  /** Rejects the row; the row of the cell is the cause. */
  void reject(@Nullable Cell cell) {
    rejected = true;
    int row = cell == null ? rows[scope] : cell.ref.row(this);
    if (row >= 0 && !isCause(row)) {
      if (causeCount == causes.length) {
        causes = Arrays.copyOf(causes, causeCount * 2);
      }
      causes[causeCount++] = row;
    }
  }

  /** Leaves a finding at a cell, or at the root row as a whole; the same one only once a row. */
  void report(@Nullable Cell cell, Severity severity, String code, String message, String hint) {
    int row = cell == null ? rows[scope] : cell.ref.row(this);
    int column = cell == null || row < 0 ? -1 : cell.declared;
    row = row < 0 ? rows[0] : row;
    if (silent || isRepeated(row, cell == null ? -1 - site.hashCode() : column, code)) {
      return;
    }
    Place place = batch.origin(row).place(batch.line(row), column);
    sink.add(new Finding(code, severity, place, site.path(), site.mapping(), message, hint));
  }

  private boolean isRepeated(int row, int column, String code) {
    for (int i = 0; i < seen; i++) {
      if (seenRows[i] == row && seenColumns[i] == column && seenCodes[i].equals(code)) {
        return true;
      }
    }
    if (seen < REMEMBERED) {
      seenRows[seen] = row;
      seenColumns[seen] = column;
      seenCodes[seen++] = code;
    }
    return false;
  }
}
