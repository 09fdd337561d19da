package org.imisconnect.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.imisconnect.reconcile.MoneyTerms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No claim goes out with fewer lines than its source has. */
class LinesThatCannotBeReadTest {
  private static final List<String> ALL = List.of("C1", "C2", "C3", "C4", "C5");
  private static final List<String> WITHOUT_C2 = List.of("C1", "C3", "C4", "C5");
  @TempDir Path folder;

  @Test
  void allGoOutWhereAllCanBeRead() throws IOException {
    assertThat(claims(String.join("", Claims.lines())).made()).isEqualTo(ALL);
  }

  @Test
  void aRaggedLineTakesItsClaimAndTheOtherLinesWithIt() throws IOException {
    Claims claims = claims(Claims.with(5, "C2,2,item,I1,Tablet, large,2,10.00\n"));
    assertThat(claims.made()).isEqualTo(WITHOUT_C2);
    assertThat(claims.rejected())
        .isEqualTo(
            Map.of(
                "claims.csv:3", "CHILD_REJECTED",
                "claim_lines.csv:4", "CHILD_REJECTED",
                "claim_lines.csv:5", "COL_COUNT"));
    assertThat(claims.findings("CHILD_REJECTED"))
        .singleElement()
        .asString()
        .startsWith("claims.csv:3 the row claim_lines.csv:5 of `claim_lines` could not be read");
    assertThat(Files.readAllLines(claims.out().resolve("rejects/claim_lines.csv")))
        .contains("5,COL_COUNT,C2,2,item,I1,Tablet, large,2,10.00");
  }

  @Test
  void itsMoneyIsNotGuessedButTold() throws IOException {
    Claims claims = claims(Claims.with(5, "C2,2,item,I1,Tablet, large,2,10.00\n"));
    claims.made();
    MoneyTerms price =
        claims.proof().money().stream()
            .filter(terms -> terms.column().equals("unit_price"))
            .findFirst()
            .orElseThrow();
    assertThat(price.source()).isEqualByComparingTo("90.00");
    assertThat(price.rejected()).isEqualByComparingTo("10.00");
    assertThat(price.unreadable()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "C2,2,item\n",
        "C2,2,item,I1,Tablet,2\n",
        "C2,2,item,I1,\"Tab\"let,2,10.00\n",
        "C2,2,item,I1,\"Tablet,2,10.00\n",
        "C2,2,item,I1,\"Tablet, large\",2\n",
        "\"C2\",2,item,I1,Tab,let,2,10.00\n",
        "note,C2,2,item,I1,Tablet,2,10.00\n",
        "a,b,c,d,C2,2,item,I1,Tablet,2,10.00\n",
      })
  void theKeyIsFoundHoweverTheLineIsBroken(String line) throws IOException {
    Claims claims = claims(Claims.with(5, line));
    assertThat(claims.made()).isEqualTo(WITHOUT_C2);
    assertThat(claims.findings("CHILD_REJECTED")).hasSize(1);
  }

  @Test
  void theKeyIsFoundWhereItStandsLast() throws IOException {
    String lines =
        "line_no,kind,code,name,quantity,unit_price,claim_no\n"
            + "1,service,S1,Visit,3,10.00,C1\n"
            + "1,service,S1,Visit, long,3,10.00,C2\n"
            + "1,service,S1,Visit,3,10.00,C3\n"
            + "1,service,S1,3,10.00,C4\n"
            + "1,service,S1,Visit,3,10.00,C5\n";
    assertThat(claims(lines).made()).containsExactly("C1", "C3", "C5");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ",2,item,I1,Tablet,2,10.00\n",
        "\u00002,2,item,I1,Tablet,2,10.00\n",
        "\"C2,2,item,I1,Tablet,2,10.00\n",
        "C 2,2,item,I1,Tablet, large,2,10.00\n",
      })
  void whereTheKeyCannotBeReadTheClaimFallsThatCannotShowThatItIsWhole(String line)
      throws IOException {
    Claims claims = claims(Claims.with(5, line));
    List<String> made = claims.made();
    assertThat(made).isEqualTo(WITHOUT_C2);
    assertThat(claims.rejected()).containsEntry("claims.csv:3", "CHILD_REJECTED");
  }

  @Test
  void aClaimWithoutATotalCannotShowIt() throws IOException {
    Claims claims = claims(Claims.with(5, ",2,item,I1,Tablet,2,10.00\n"));
    Path file = claims.in.resolve("claims.csv");
    Files.writeString(file, Files.readString(file).replaceFirst("C4(.*)30.00", "C4$130.01"));
    assertThat(claims.made()).containsExactly("C1", "C3", "C5");
    assertThat(claims.findings("CHILD_REJECTED"))
        .hasSize(2)
        .allSatisfy(text -> assertThat(text).contains("the row claim_lines.csv:5 of"));
  }

  @Test
  void aFooterCostsNoClaim() throws IOException {
    Claims claims = claims(String.join("", Claims.lines()) + "Total: 10 lines,,\n");
    assertThat(claims.made()).isEqualTo(ALL);
    assertThat(claims.findings("CHILD_REJECTED")).isEmpty();
  }

  @Test
  void aQuoteThatSwallowsALineOfAnotherClaimTakesBoth() throws IOException {
    List<String> lines = Claims.lines();
    lines.set(4, "C2,2,item,I1,\"Tablet,2,10.00\n");
    lines.set(5, "C3,1,service,S1,Visit\",1,10.00,\n");
    Claims claims = claims(String.join("", lines));
    assertThat(claims.made()).containsExactly("C1", "C4", "C5");
  }

  @Test
  void behindACutFileOnlyWholeClaimsGoOut() throws IOException {
    String all = String.join("", Claims.lines());
    Claims claims = claims(all.substring(0, all.indexOf("C4,2") + 1));
    assertThat(claims.made()).containsExactly("C1", "C2", "C3");
    assertThat(claims.findings("FILE_CUT")).hasSize(1);
  }

  @Test
  void aLineOfAnUnknownClaimPutsNothingInDoubt() throws IOException {
    Claims claims = claims(Claims.with(5, "C9,2,item,I1,Tablet,2,10.00\n"));
    assertThat(claims.made()).isEqualTo(ALL);
    assertThat(claims.findings("TABLE_ORPHAN")).hasSize(1);
  }

  @Test
  void whatStandsInJsonBeforeTheBreakIsKept() throws IOException {
    Claims claims = claims(Claims.HEAD);
    json(claims, 5, "{\"claim_no\":\"C2\",\"line_no\":2,\"kind\":{\"a\":1},\"code\":\"I1\",");
    assertThat(claims.made()).isEqualTo(WITHOUT_C2);
    assertThat(claims.findings("JSON_NESTED")).hasSize(1);
    assertThat(claims.findings("CHILD_REJECTED"))
        .singleElement()
        .asString()
        .contains("the row claim_lines.ndjson:4 of");
  }

  @Test
  void aJsonLineWithoutItsClaimPutsThoseInDoubtThatAreNotWhole() throws IOException {
    Claims claims = claims(Claims.HEAD);
    json(claims, 5, "{\"line_no\":2,, \"claim_no\":\"C2\"");
    assertThat(claims.made()).isEqualTo(WITHOUT_C2);
    assertThat(claims.findings("JSON_INVALID")).hasSize(1);
  }

  private static void json(Claims claims, int broken, String text) throws IOException {
    StringBuilder json = new StringBuilder();
    String[] names = Claims.HEAD.strip().split(",");
    List<String> lines = Claims.lines();
    for (int i = 1; i < lines.size(); i++) {
      String[] cells = lines.get(i).strip().split(",");
      String object = "{";
      for (int cell = 0; cell < cells.length; cell++) {
        object += (cell > 0 ? "," : "") + "\"" + names[cell] + "\":\"" + cells[cell] + "\"";
      }
      json.append(i == broken - 1 ? text + "}\n" : object + "}\n");
    }
    Files.delete(claims.in.resolve("claim_lines.csv"));
    Files.writeString(claims.in.resolve("claim_lines.ndjson"), json);
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "E"})
  void anErrorValueInASheetTakesTheClaimWhetherItStandsInTheKeyOrNot(String column)
      throws IOException {
    Claims claims = claims(Claims.HEAD);
    sheet(claims, column + "5");
    assertThat(claims.made()).isEqualTo(WITHOUT_C2);
    assertThat(claims.findings("CELL_ERROR")).hasSize(1);
    assertThat(claims.findings("CHILD_REJECTED"))
        .singleElement()
        .asString()
        .contains("book.xlsx#claim_lines:5 of");
  }

  private static void sheet(Claims claims, String broken) throws IOException {
    StringBuilder rows = new StringBuilder();
    List<String> lines = Claims.lines();
    for (int i = 0; i < lines.size(); i++) {
      String[] cells = lines.get(i).strip().split(",");
      rows.append("<row r='").append(i + 1).append("'>");
      for (int cell = 0; cell < cells.length; cell++) {
        String place = (char) ('A' + cell) + Integer.toString(i + 1);
        rows.append(
            place.equals(broken)
                ? "<c r='" + place + "' t='e'><v>#N/A</v></c>"
                : "<c r='" + place + "' t='str'><v>" + cells[cell] + "</v></c>");
      }
      rows.append("</row>");
    }
    Files.delete(claims.in.resolve("claim_lines.csv"));
    PlainBook.write(claims.in.resolve("book.xlsx"), "claim_lines", rows.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"claim_no", "name"})
  void bytesInATableTakeTheClaimWhetherTheyStandInTheKeyOrNot(String column)
      throws IOException, SQLException {
    Claims claims = claims(String.join("", Claims.lines()));
    Path file = folder.resolve("scheme.db");
    try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = database.createStatement()) {
      for (String record : List.of("facilities", "members", "policies", "claims", "claim_lines")) {
        List<String> lines = Files.readAllLines(claims.in.resolve(record + ".csv"));
        statement.execute("CREATE TABLE " + record + " (" + lines.get(0) + ")");
        for (String line : lines.subList(1, lines.size())) {
          statement.execute(
              "INSERT INTO " + record + " VALUES ('" + line.replace(",", "','") + "')");
        }
      }
      statement.execute(
          "UPDATE claim_lines SET "
              + column
              + " = x'00ff' WHERE claim_no = 'C2' AND line_no = '2'");
    }
    assertThat(claims.made(file)).isEqualTo(WITHOUT_C2);
    assertThat(claims.findings("CELL_BYTES")).hasSize(1);
    assertThat(claims.findings("CHILD_REJECTED"))
        .singleElement()
        .asString()
        .contains("query:claim_lines:4 of");
  }

  @Test
  void withoutATotalTheClaimsAroundTheLineAreInDoubtAndThoseBetweenThemWithoutLines()
      throws IOException {
    Path pack = packWithoutTotals();
    List<String> lines = Claims.lines();
    lines.remove(6);
    lines.set(5, ",1,service,S1,Visit,1,10.00\n");
    Claims claims = new Claims(folder, pack.toString()).write(String.join("", lines));
    assertThat(claims.made()).containsExactly("C1", "C5");
    assertThat(claims.findings("CHILD_REJECTED")).hasSize(3);
  }

  @Test
  void aHouseholdGoesOutWithoutAMemberThatCannotBeReadAndSaysSo() throws IOException {
    Claims claims = claims(String.join("", Claims.lines()));
    Files.writeString(
        claims.in.resolve("members.csv"),
        "member_no,household_no,relation,family_name,given_names,sex,birth_date\n"
            + "M1,H1,head,Sample,Ash,F,1990-01-01\n"
            + "M2,H2,head,Sample,Elm,F,1990-01-01\n"
            + "M3,H1,child,Sample,Oak, Jr,M,2015-01-01\n"
            + "M4,H1,child,Sample,Fir,M,2016-01-01\n");
    assertThat(claims.made()).isEqualTo(ALL);
    assertThat(claims.findings("GROUP_INCOMPLETE"))
        .singleElement()
        .asString()
        .startsWith("members.csv:2 ")
        .endsWith("in line 4");
    assertThat(Files.readAllLines(claims.out().resolve("Group.ndjson")).get(0))
        .contains("\"quantity\":2");
  }

  @Test
  void aPolicyDoesNotGoOutWithoutAMemberThatItCouldNeverCoverLater() throws IOException {
    Claims claims = claims(String.join("", Claims.lines()));
    Files.writeString(
        claims.in.resolve("members.csv"),
        "member_no,household_no,relation,family_name,given_names,sex,birth_date\n"
            + "M1,H1,head,Sample,Ash,F,1990-01-01\n"
            + "M2,H2,head,Sample,Elm,F,1990-01-01\n"
            + "M3,H1,child,Sample,Oak, Jr,M,2015-01-01\n"
            + ",H3,head,Sample,Fir,M,1990-01-01\n");
    Files.writeString(
        claims.in.resolve("policies.csv"),
        "policy_no,household_no,product_code,start_date,end_date\n"
            + "P1,H1,BASIC,2026-01-01,2026-12-31\n"
            + "P2,H2,BASIC,2026-01-01,2026-12-31\n"
            + "P3,H3,BASIC,2026-01-01,2026-12-31\n"
            + "P4,H2,BASIC, x,2027-01-01,2027-12-31\n");
    assertThat(claims.made()).isEqualTo(ALL);
    assertThat(Files.readAllLines(claims.out().resolve("Contract.ndjson")))
        .singleElement()
        .asString()
        .contains("\"value\":\"P2\"");
    assertThat(claims.rejected())
        .containsEntry("policies.csv:2", "CHILD_REJECTED")
        .containsKey("policies.csv:4")
        .containsEntry("policies.csv:5", "COL_COUNT");
    assertThat(claims.findings("CHILD_REJECTED"))
        .singleElement()
        .asString()
        .startsWith("policies.csv:2 the row members.csv:4 of `members` could not be read");
  }

  private Path packWithoutTotals() throws IOException {
    Path pack = Files.createDirectories(folder.resolve("pack/checks")).getParent();
    Files.writeString(
        pack.resolve("pack.yaml"),
        "id: no-totals\ncountry: xx\nscheme: starter\ntitle: Without totals\nstatus: proposed\n"
            + "version: \"1\"\nformats: [\"1\"]\nbase: https://example.org/x\nextends: starter\n");
    Files.writeString(
        pack.resolve("checks/claims.yaml"),
        "check: TOTAL_ZERO\nfrom: claims\nwhen: \"{total == 0}\"\nmessage: zero.\n");
    return pack;
  }

  private Claims claims(String lines) throws IOException {
    return new Claims(folder, "starter").write(lines);
  }
}
