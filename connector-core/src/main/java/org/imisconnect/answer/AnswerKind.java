package org.imisconnect.answer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.imisconnect.finding.Place;
import org.imisconnect.record.Column;
import org.imisconnect.record.ColumnType;
import org.imisconnect.record.Layout;
import org.imisconnect.record.OnInvalid;
import org.imisconnect.record.RecordType;

/** The records of answers, which {@code from:} of an answer file names. */
public enum AnswerKind {
  MEMBER("answer.member", "Patient", List.of("state", "since")),
  POLICY("answer.policy", "Contract", List.of("state", "since")),
  CLAIM("answer.claim", "Claim", List.of("state", "decision", "decided_on", "asked", "approved")),
  CLAIM_LINE(
      "answer.claim_line",
      "Claim",
      List.of(
          "line_no",
          "decision",
          "quantity_asked",
          "quantity_approved",
          "price_asked",
          "price_approved"));

  /** The column that tells rows of one batch apart. */
  static final String ROW = "row";

  private static final int KEY_PARTS = 9;
  private static final List<String> COMMON =
      List.of("reason_code", "reason_text", "receiver_id", "source_file", "source_line");

  private final String recordName;
  private final String resourceType;

  /** Unmodifiable: the names of an enum's own columns never change. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final List<String> own;

  AnswerKind(String recordName, String resourceType, List<String> own) {
    this.recordName = recordName;
    this.resourceType = resourceType;
    this.own = own;
  }

  /** As {@code from:} writes it. */
  public String recordName() {
    return recordName;
  }

  /** The canonical type whose entries it tells of. */
  public String resourceType() {
    return resourceType;
  }

  /** The kind of a name. */
  public static Optional<AnswerKind> find(String name) {
    return Arrays.stream(values()).filter(kind -> kind.recordName.equals(name)).findFirst();
  }

  /** Names of all kinds. */
  public static List<String> names() {
    return Arrays.stream(values()).map(AnswerKind::recordName).toList();
  }

  /** The record as the mapping language sees it: all columns are text. */
  RecordType record(Place place) {
    List<String> names = new ArrayList<>();
    names.add(ROW);
    for (int i = 1; i <= KEY_PARTS; i++) {
      names.add("key." + i);
    }
    names.addAll(own);
    names.addAll(COMMON);
    List<Column> columns =
        names.stream()
            .map(
                name ->
                    new Column(
                        name,
                        List.of(name),
                        ColumnType.TEXT,
                        "",
                        false,
                        true,
                        "",
                        OnInvalid.OMIT,
                        place))
            .toList();
    return new RecordType(
        recordName, columns, new Layout("", List.of(), java.util.Map.of(), place), place);
  }
}
