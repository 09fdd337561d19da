package org.imisconnect.receiver;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a receiver has decided about one claim so far.
 *
 * @param claimCode the claim's business key at the receiver
 * @param remoteId the receiver's id of the claim
 * @param decision what it comes to
 * @param stage the receiver's own word for where it stands ({@code 4}); empty where none
 * @param lastStage whether the receiver will decide nothing more
 * @param asked sum asked; null where not said
 * @param approved sum approved; null where nothing is approved yet
 * @param reasons codes of reasons for the claim as a whole
 * @param raw amounts and codes as the receiver wrote them, by name, for the record
 */
public record Answer(
    String claimCode,
    String remoteId,
    Decision decision,
    String stage,
    boolean lastStage,
    @Nullable Amount asked,
    @Nullable Amount approved,
    List<String> reasons,
    List<Line> lines,
    Map<String, String> raw) {
  public Answer {
    reasons = List.copyOf(reasons);
    lines = List.copyOf(lines);
    raw = Map.copyOf(raw);
  }

  @Override
  public String toString() {
    return "Answer[" + remoteId + ", " + decision + "]";
  }

  /** What a decision comes to. */
  public enum Decision {
    OPEN,
    ACCEPTED,
    PARTLY,
    REJECTED
  }

  /**
   * One line of the claim.
   *
   * @param sequence position as the receiver counts
   * @param code the receiver's code of item or service
   * @param kind {@code item} or {@code service}; empty where not said
   * @param asked line amount asked; null where not said
   * @param approved line amount approved; null where nothing is approved yet
   * @param reasons codes of reasons
   */
  public record Line(
      int sequence,
      String code,
      String kind,
      Decision decision,
      @Nullable Amount asked,
      @Nullable Amount approved,
      List<String> reasons,
      Map<String, String> raw) {
    public Line {
      reasons = List.copyOf(reasons);
      raw = Map.copyOf(raw);
    }
  }
}
