package org.imisconnect.receiver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * One canonical R4 resource of a run. Treat the body as read-only.
 *
 * @param type R4 type
 * @param id UUIDv5
 * @param key parts of the business key, in the order of the mapping
 * @param row where it came from
 */
public record CanonicalResource(
    String type, String id, List<String> key, ObjectNode body, SourceRow row) {
  public CanonicalResource {
    key = List.copyOf(key);
  }

  /** Type and id only: a body is personal. */
  @Override
  public String toString() {
    return type + "/" + id;
  }

  /**
   * The source row.
   *
   * @param record record type of the pack
   * @param file file as the user wrote it
   * @param line 1-based line
   * @param hash SHA-256 of the row in hexadecimal digits
   */
  public record SourceRow(String record, String file, long line, String hash) {}
}
