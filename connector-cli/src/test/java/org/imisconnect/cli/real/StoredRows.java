package org.imisconnect.cli.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;

/** What of a generated scheme stands in openIMIS's tables, by SQL. */
record StoredRows(RealServer server) {
  private static final String PERSON = "\"ValidityTo\" is null and \"CHFID\" like '0100%'";
  private static final String CLAIM = "\"ValidityTo\" is null and \"ClaimCode\" like 'CL0%'";
  private static final String CONTRACT =
      " from \"tblPolicy\" p join \"tblFamilies\" f on f.\"FamilyID\" = p.\"FamilyID\""
          + " join \"tblInsuree\" i on i.\"InsureeID\" = f.\"InsureeID\""
          + " where p.\"ValidityTo\" is null and f.\"ValidityTo\" is null"
          + " and i.\"CHFID\" like '0100%'";

  int people() throws IOException, InterruptedException {
    return server.number("select count(distinct \"CHFID\") from \"tblInsuree\" where " + PERSON);
  }

  int contracts() throws IOException, InterruptedException {
    return server.number("select count(*)" + CONTRACT);
  }

  int claims() throws IOException, InterruptedException {
    return server.number("select count(*) from \"tblClaim\" where " + CLAIM);
  }

  /** Claims that the server's checks did not reject. */
  int passedClaims() throws IOException, InterruptedException {
    return server.number(
        "select count(*) from \"tblClaim\" where \"ClaimStatus\" > 1 and " + CLAIM);
  }

  /** One row for each key; of a person as many as the build makes of one POST, one in a family. */
  void areOncePerKey() throws IOException, InterruptedException {
    assertThat(
            server.rows(
                "select count(*), count(\"FamilyID\") from \"tblInsuree\" where "
                    + PERSON
                    + " group by \"CHFID\""))
        .allSatisfy(
            row -> {
              assertThat(Integer.parseInt(row.get(0))).isEqualTo(server.rowsOfAPerson());
              assertThat(Integer.parseInt(row.get(1))).isBetween(1, server.rowsOfAPerson());
            });
    none(
        "select count(*) from \"tblFamilies\" f join \"tblInsuree\" i"
            + " on i.\"InsureeID\" = f.\"InsureeID\" where f.\"ValidityTo\" is null"
            + " and i.\"CHFID\" like '0100%' group by i.\"CHFID\" having count(*) > 1");
    none(
        "select count(*)"
            + CONTRACT
            + " group by i.\"CHFID\", p.\"ProdID\", p.\"StartDate\" having count(*) > 1");
    none(
        "select count(*) from \"tblClaim\" where "
            + CLAIM
            + " group by \"ClaimCode\" having count(*) > 1");
  }

  private void none(String query) throws IOException, InterruptedException {
    assertThat(server.rows(query)).as(query).isEqualTo(List.of());
  }
}
