package org.imisconnect.map;

/** What is known of a map before it runs. Immutable. */
public interface CompiledMap {
  /** Its file's name without ending: {@code patient}. */
  String name();

  /** The R4 type it makes. */
  String resourceType();

  /** Where money columns end up, so that a proof can count them again. */
  java.util.List<MoneyPath> money();

  /**
   * A money column and the element it becomes.
   *
   * @param record name of the record
   * @param column name of the column
   * @param path FHIR path without indexes: {@code Claim.item.unitPrice.value}
   */
  record MoneyPath(String record, String column, String path) {}
}
