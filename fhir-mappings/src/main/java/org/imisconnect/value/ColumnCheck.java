package org.imisconnect.value;

import java.util.Optional;
import org.imisconnect.record.ColumnType;
import org.imisconnect.value.internal.CellScan;

/**
 * Whether a cell holds what its column's type and format say. A cell of nothing but blanks is
 * absent, not invalid. Immutable, thread-safe; a valid cell costs no allocation, unless it has
 * native digits.
 *
 * <p>Formats: for dates and times patterns as the function {@code date} takes them ({@code
 * yyyyMMdd}, {@code iso|dd/MM/yyyy}, {@code be:yyyyMMdd}); for booleans the words for true and
 * those for false ({@code j,ja|n,nein}); other types have none.
 */
public final class ColumnCheck {
  private final CellScan scan;

  private ColumnCheck(CellScan scan) {
    this.scan = scan;
  }

  /**
   * The check of a column.
   *
   * @throws IllegalStateException where {@link #problem} has something to say of the format
   */
  public static ColumnCheck of(ColumnType type, String format) {
    String problem = problem(type, format);
    if (!problem.isEmpty()) {
      throw new IllegalStateException("a format that was not checked: " + problem);
    }
    return new ColumnCheck(CellScan.of(type, format));
  }

  /** What is wrong with a format for a type, said to the author of a pack; or an empty text. */
  public static String problem(ColumnType type, String format) {
    return CellScan.problem(type, format);
  }

  /** What is wrong with a cell; empty where it is valid or absent. */
  public Optional<Problem> check(byte[] bytes, int start, int end) {
    return scan.isValid(bytes, start, end)
        ? Optional.empty()
        : Optional.of(scan.problem(bytes, start, end));
  }

  /**
   * Why a cell is invalid.
   *
   * @param code finding code
   * @param message what was wrong, the shape of what was found, what is allowed
   * @param hint what to do
   */
  public record Problem(String code, String message, String hint) {}
}
