package org.imisconnect.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.imisconnect.ledger.Entry.Cause;
import org.imisconnect.ledger.FormText;
import org.imisconnect.receiver.Amount;
import org.imisconnect.receiver.CanonicalResource;
import org.imisconnect.receiver.Form;
import org.jspecify.annotations.Nullable;

/**
 * One line of a plan, as it stands in the scratch file.
 *
 * @param n number of the resource in this run
 * @param type canonical type
 * @param formType the receiver's type; empty where there is no form
 * @param parents canonical ids
 */
record Planned(
    long n,
    String type,
    Step step,
    String formType,
    @Nullable String hash,
    String lane,
    @Nullable Amount amount,
    Cause cause,
    List<String> parents) {

  static final String SELECT =
      """
      SELECT n, type, step, form_type, hash, lane, amount, currency, code, words, other, until,
        parents FROM planned\s""";

  static Planned read(ResultSet row) throws SQLException {
    String amount = row.getString(7);
    String until = row.getString(12);
    return new Planned(
        row.getLong(1),
        row.getString(2),
        Step.valueOf(row.getString(3)),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        amount == null ? null : new Amount(new BigDecimal(amount), row.getString(8)),
        new Cause(
            row.getString(9),
            row.getString(10),
            row.getString(11),
            until == null ? null : LocalDate.parse(until)),
        Lists.read(row.getString(13)));
  }

  /** Writes the line of a new decision. */
  static void insert(
      Scratch scratch, long n, CanonicalResource resource, Decision decision, int rank) {
    Form form = decision.form();
    Amount amount = form == null ? total(resource) : form.amount();
    LocalDate until = decision.cause().until();
    scratch.db.update(
        "INSERT INTO planned VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
        n,
        resource.type(),
        decision.step().name(),
        form == null ? "" : form.type(),
        rank,
        decision.hash(),
        form == null ? null : FormText.keyHash(form),
        form == null ? "" : form.lane(),
        form == null ? "" : form.laneOrder(),
        amount == null ? null : amount.value().toPlainString(),
        amount == null ? null : amount.currency(),
        decision.cause().code(),
        decision.cause().words(),
        decision.cause().other(),
        until == null ? null : until.toString(),
        Lists.write(form == null ? List.of() : form.parents()));
  }

  /** The money of a claim that has no form: what is withheld counts in the plan too. */
  private static @Nullable Amount total(CanonicalResource resource) {
    JsonNode total = resource.body().path("total");
    return resource.type().equals("Claim") && total.path("value").isNumber()
        ? new Amount(total.get("value").decimalValue(), total.path("currency").asText())
        : null;
  }

  /** Changes the step of a line. */
  static void change(Scratch scratch, long n, Step step, Cause cause) {
    scratch.db.update(
        "UPDATE planned SET step = ?, code = ?, words = ?, other = ? WHERE n = ?",
        step.name(),
        cause.code(),
        cause.words(),
        cause.other(),
        n);
  }
}
