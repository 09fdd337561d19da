package org.imisconnect.map;

import java.nio.charset.StandardCharsets;

/**
 * A resource that a map made. Immutable, but for the array, which is not to be written to.
 *
 * @param map name of the map
 * @param type R4 type
 * @param id its id
 * @param bytes its JSON in UTF-8, without a line end
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes themselves are what it is for
public record MappedResource(String map, String type, String id, byte[] bytes) {

  /** Its JSON as text. */
  public String json() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Type and id only: the rest may be personal. */
  @Override
  public String toString() {
    return type + "/" + id;
  }
}
