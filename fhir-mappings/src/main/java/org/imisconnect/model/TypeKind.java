package org.imisconnect.model;

/** What a type of R4 is. */
public enum TypeKind {
  /** Stands alone and has an id: Patient. */
  RESOURCE,
  /** Used inside others: HumanName. */
  DATATYPE,
  /** Has a place of its own inside one resource or datatype only: Patient.contact. */
  BACKBONE
}
