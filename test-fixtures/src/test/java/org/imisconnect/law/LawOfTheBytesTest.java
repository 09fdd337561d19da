package org.imisconnect.law;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.imisconnect.fixtures.generate.Generator;
import org.imisconnect.fixtures.generate.GeneratorSettings;
import org.imisconnect.map.CompiledPack;
import org.imisconnect.map.DictionaryEntry;
import org.imisconnect.pack.PackLoader;
import org.imisconnect.record.Column;
import org.imisconnect.record.RecordType;
import org.imisconnect.run.MapRun;
import org.imisconnect.run.mapping.MapProgress;
import org.imisconnect.run.mapping.MapResult;
import org.imisconnect.run.mapping.MapSettings;
import org.imisconnect.run.mapping.RowClass;
import org.imisconnect.source.SourceInput;
import org.imisconnect.value.FunctionRegistry;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The law of the bytes for the built-in packs: what a whole run writes for 100,000 nasty rows is
 * what HAPI writes for the same resources, and every slot of every map took part.
 */
class LawOfTheBytesTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T21:00:00Z"), ZoneOffset.UTC);
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"starter,19000,16000", "openimis-legacy,18000,11000"})
  void hapiWritesTheSameBytesForAHundredThousandNastyRows(String id, long members, long claims)
      throws IOException {
    long seed = Long.getLong("seed", 20261124L);
    System.out.println("seed of the law of the bytes (" + id + "): " + seed);
    CompiledPack pack = CompiledPack.compile(PackLoader.load(id), FunctionRegistry.core());
    Path clean = folder.resolve("clean");
    Generator.generate(GeneratorSettings.of(id, members, claims, seed, clean, TODAY));
    Path nasty = spoil(pack, clean, new SplittableRandom(seed));
    Path out = folder.resolve("out");
    MapResult result =
        new MapRun(pack.pack(), CLOCK)
            .run(SourceInput.of(nasty), MapSettings.of(out, 2), MapProgress.none());
    assertThat(result.read()).isGreaterThan(100_000);
    long mapped = result.rows(RowClass.USED);
    assertThat(mapped * 100.0 / result.read()).as("per cent of rows mapped").isGreaterThan(90);
    assertThat(compare(out)).isGreaterThan(members + claims);
    assertThat(idleSlots(pack, nasty)).as("slots that no row filled").isEmpty();
  }

  private Path spoil(CompiledPack pack, Path clean, SplittableRandom random) throws IOException {
    Path nasty = Files.createDirectory(folder.resolve("nasty"));
    NastyCells cells = new NastyCells(pack, keys(clean), random);
    for (RecordType record : pack.pack().records().values()) {
      Path file = clean.resolve(record.name() + ".csv");
      if (Files.exists(file)) {
        try (CsvReader<CsvRecord> in = CsvReader.builder().ofCsvRecord(file);
            CsvWriter out = CsvWriter.builder().build(nasty.resolve(record.name() + ".csv"))) {
          List<String> header = List.of();
          for (CsvRecord line : in) {
            List<String> fields = line.getFields();
            out.writeRecord(header.isEmpty() ? fields : spoil(record, header, fields, cells));
            header = header.isEmpty() ? fields : header;
          }
        }
      }
    }
    return nasty;
  }

  private static Map<String, List<String>> keys(Path clean) throws IOException {
    Map<String, List<String>> keys = new TreeMap<>();
    for (String column : NastyCells.keyColumns()) {
      int dot = column.indexOf('.');
      Path file = clean.resolve(column.substring(0, dot) + ".csv");
      if (Files.exists(file)) {
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
          keys.put(
              column, rows.stream().map(row -> row.getField(column.substring(dot + 1))).toList());
        }
      }
    }
    return keys;
  }

  private static List<String> spoil(
      RecordType record, List<String> header, List<String> fields, NastyCells cells) {
    List<String> spoilt = new ArrayList<>(fields);
    for (Column column : record.columns()) {
      int at = header.indexOf(column.name());
      if (at >= 0) {
        spoilt.set(at, cells.cell(record, column, fields.get(at)));
      }
    }
    return spoilt;
  }

  /** How many resources were compared. */
  private static long compare(Path out) throws IOException {
    IParser parser = FhirContext.forR4Cached().newJsonParser();
    parser.setParserErrorHandler(new StrictErrorHandler());
    long compared = 0;
    try (Stream<Path> files = Files.list(out)) {
      for (Path file : files.filter(LawOfTheBytesTest::holdsResources).sorted().toList()) {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
          String ours = lines.readLine();
          while (ours != null) {
            String theirs = parser.encodeResourceToString(parser.parseResource(ours));
            if (!ours.equals(theirs)) {
              assertThat(ours).as(file.getFileName().toString()).isEqualTo(theirs);
            }
            compared++;
            ours = lines.readLine();
          }
        }
      }
    }
    return compared;
  }

  private static boolean holdsResources(Path file) {
    return Character.isUpperCase(file.getFileName().toString().charAt(0));
  }

  private Set<String> idleSlots(CompiledPack pack, Path in) throws IOException {
    Set<String> idle = new TreeSet<>();
    Set<String> filled = FilledSlots.of(pack, in, folder.resolve("scratch"));
    for (DictionaryEntry entry : pack.dictionary()) {
      if (!filled.contains(entry.mapping())) {
        idle.add(entry.mapping() + " " + entry.path() + " " + entry.rule());
      }
    }
    return idle;
  }
}
