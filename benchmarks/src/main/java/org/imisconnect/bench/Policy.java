package org.imisconnect.bench;

import java.util.List;

/** A policy whose cells were checked, with whom it covers and what was paid for it. */
record Policy(
    String no,
    String household,
    String member,
    String product,
    String start,
    String end,
    String enrolled,
    String stage,
    String status,
    String state,
    String statusDate,
    String value,
    String officer,
    List<String> covered,
    List<Payment> payments) {

  record Payment(
      long line,
      String receipt,
      String amount,
      String paid,
      String type,
      String payer,
      boolean valid) {}
}
