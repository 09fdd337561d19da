package org.imisconnect.bench;

import java.io.IOException;
import java.io.OutputStream;

/** Writes resources as NDJSON lines. One thread. */
interface ResourceWriter {
  void patient(Member member, OutputStream out) throws IOException;

  void group(Household household, OutputStream out) throws IOException;

  void contract(Policy policy, OutputStream out) throws IOException;
}
