package org.imisconnect.cli;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postgresql.PGConnection;

/**
 * openIMIS's tables in a real PostgreSQL, filled from CSV files of the same names. Columns have the
 * types that openIMIS gives them; rows lie in the table in the reverse order of their keys.
 */
final class LegacyDatabase implements AutoCloseable {
  /** The first that fits a column's name; all others are numbers of rows and states. */
  private static final Map<String, String> TYPES = new LinkedHashMap<>();

  static {
    TYPES.put("(Validity(From|To).*|SubmitStamp|ProcessStamp|CreatedDate)", "timestamptz");
    TYPES.put(".*UUID", "uuid");
    TYPES.put("(creationDate|status_date|Contract(Start|End)Date)", "date");
    TYPES.put("(Date.*|.*Date|DOB|VEODOB)", "date");
    TYPES.put(
        "(Feedback|Is[A-Z].*|is(Offline|PhotoFee)|OffLine|CardIssued|HasLogin|Poverty|Vulnerability"
            + "|PhoneCommunication|RestoredClaim|pre_authorization|manualPrice)",
        "boolean");
    TYPES.put("(Gender|Marital|PolicyStage|PayType|LocationType|[A-Za-z]*CareType)", "char");
    TYPES.put("(HFLevel|HFSublevel|LegalForm|VisitType|ServLevel|ServType|ItemType)", "char");
    TYPES.put(
        "(Claimed|Approved|Reinsured|Valuated|Remunerated.*|Qty.*|Price[AV].*|PolicyValue|Amount"
            + "|LumpSum|Premium(Adult|Child)|(Item|Serv)Price|Quantity|Max(imum)?Amount.*"
            + "|(Ded|Max)(Insuree|Treatment|Policy|OP|IP).*|.*Fee|.*LumpSum|DeductableAmount"
            + "|ExceedCeilingAmount.*|LimitationValue|ShareContribution|Weight.*)",
        "numeric(18,2)");
    TYPES.put(
        "(CHFID|.*Code|.*Name.*|OtherNames|.*Address|permanentaddress|GeoLocation|.*[Mm]ail"
            + "|EmailId|.*Phone|Fax|passport|TypeOfId|Source|SourceVersion|status|StatusReason"
            + "|Adjustment|Explanation|Justification|GuaranteeId|Limitation.*|PriceOrigin"
            + "|Availability|ClaimCategory|Receipt|Ethnicity|Confirmation.*|FamilyType"
            + "|ItemPackage|ServCategory|ServPackageType|AccCode.*|PayerType|WorksTo|Relation"
            + "|AltLanguage|Period.*|StartCycle.*|Level\\d|Sublevel\\d|CeilingInterpretation"
            + "|CeilingType|Recurrence.*|patient_condition|referral_code|ReferFrom|ReferTo|.*RelPrices.*)",
        "text");
  }

  private final EmbeddedPostgres server;

  private LegacyDatabase(EmbeddedPostgres server) {
    this.server = server;
  }

  static LegacyDatabase start() throws IOException {
    return new LegacyDatabase(EmbeddedPostgres.start());
  }

  String url() {
    return server.getJdbcUrl("postgres", "postgres");
  }

  /**
   * Loads the files of a folder.
   *
   * @param keys primary key by table; other tables are left out
   */
  void load(Path folder, Map<String, String> keys) throws IOException, SQLException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(file -> file.getFileName().toString().startsWith("tbl")).toList();
    }
    try (Connection connection = server.getPostgresDatabase().getConnection()) {
      for (Path file : files) {
        String table = file.getFileName().toString().replace(".csv", "");
        if (keys.containsKey(table)) {
          load(connection, file, table, keys.get(table));
        }
      }
    }
  }

  private static void load(Connection connection, Path file, String table, String key)
      throws IOException, SQLException {
    String header;
    try (Stream<String> lines = Files.lines(file)) {
      header = lines.findFirst().orElseThrow().replace("\uFEFF", "");
    }
    String columns =
        Arrays.stream(header.split(","))
            .map(column -> "\"" + column + "\" " + type(table, column))
            .collect(Collectors.joining(", "));
    run(
        connection,
        "DROP TABLE IF EXISTS filled",
        "DROP TABLE IF EXISTS \"" + table + "\"",
        "CREATE TEMP TABLE filled (" + columns + ")",
        "CREATE TABLE \"" + table + "\" (" + columns + ", PRIMARY KEY (\"" + key + "\"))");
    try (InputStream in = Files.newInputStream(file)) {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn("COPY filled FROM STDIN (FORMAT csv, HEADER true)", in);
    }
    run(
        connection,
        "INSERT INTO \"" + table + "\" SELECT * FROM filled ORDER BY \"" + key + "\" DESC");
  }

  private static String type(String table, String column) {
    if (table.equals("tblProduct") && column.matches("Date(From|To)")) {
      return "timestamptz";
    }
    return TYPES.entrySet().stream()
        .filter(rule -> column.matches(rule.getKey()))
        .findFirst()
        .map(Map.Entry::getValue)
        .orElse("integer");
  }

  private static void run(Connection connection, String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
