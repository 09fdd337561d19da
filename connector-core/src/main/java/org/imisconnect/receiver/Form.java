package org.imisconnect.receiver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a receiver is sent for one canonical resource, with canonical references in place of remote
 * ones: its bytes depend on the data alone, so their hash tells whether anything changed.
 *
 * @param type the receiver's type
 * @param id canonical id of the resource
 * @param key business key at the receiver (insurance number, claim code): no two forms of a type
 *     may share it
 * @param body what is sent; a text {@code Type/<canonical id>} anywhere is a reference to be
 *     resolved. Treat as read-only.
 * @param parents canonical ids of resources that must be ACCEPTED first (a folded one counts when
 *     its carrier is accepted)
 * @param references canonical ids whose remote ids the body needs; each is also a parent or is
 *     reached through one
 * @param lane writes of one lane run one after the other (canonical id of the household, or of the
 *     insured person for claims); never empty
 * @param laneOrder order within the lane and type, compared as text (date of service, ISO)
 * @param amount money of the resource; null where the type has none
 * @param hints what {@code find} may need beside the key (visit date, product); not sent, not
 *     hashed
 */
public record Form(
    String type,
    String id,
    List<String> key,
    ObjectNode body,
    List<String> parents,
    List<String> references,
    String lane,
    String laneOrder,
    @Nullable Amount amount,
    Map<String, String> hints) {
  /** Hint: canonical id of what must have been recorded in time (a contract). */
  public static final String RECORDED = "recorded";

  /**
   * Hint: canonical id of what must name everybody that this form refers to (a contract its covered
   * persons), as the receiver accepted it.
   */
  public static final String NAMED_BY = "named-by";

  /** Hint: the instant before which it must have been recorded, ISO. */
  public static final String RECORDED_BEFORE = "recorded-before";

  public Form {
    key = List.copyOf(key);
    parents = List.copyOf(parents);
    references = List.copyOf(references);
    hints = Map.copyOf(hints);
    if (lane.isEmpty() || key.isEmpty()) {
      throw new IllegalArgumentException("a form needs a lane and a key");
    }
  }

  /** Type and id only: a body is personal. */
  @Override
  public String toString() {
    return type + "/" + id;
  }
}
