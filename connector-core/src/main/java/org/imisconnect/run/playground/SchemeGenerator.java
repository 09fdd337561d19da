package org.imisconnect.run.playground;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.imisconnect.finding.ConfigException;
import org.jspecify.annotations.Nullable;

/** Generates synthetic schemes in their own formats. Found by {@code ServiceLoader}; stateless. */
public interface SchemeGenerator {
  /** Packs whose formats it can generate. */
  List<String> packs();

  /**
   * Writes an extract whose rows fit together; the same request gives the same bytes.
   *
   * @return rows written, by record
   */
  Map<String, Long> generate(Request request) throws IOException;

  /**
   * What to generate.
   *
   * @param members number of member rows, from 1
   * @param claims number of claims, from 0
   * @param dirtPercent per cent of the rows that are broken, 0 to 100
   * @param today the day of the extract: nothing but renewals lies after it
   * @param visitsFrom first day of visits, at least ten days before {@code today}; null: any day
   *     since cover began
   * @param shuffled whether child rows stand in any order
   * @param workbook one workbook instead of files
   */
  record Request(
      String pack,
      long members,
      long claims,
      long seed,
      double dirtPercent,
      Path out,
      LocalDate today,
      @Nullable LocalDate visitsFrom,
      boolean shuffled,
      boolean workbook) {}

  /**
   * The generator that comes with the distribution.
   *
   * @throws ConfigException where the folder {@code lib-demo} is missing
   */
  static SchemeGenerator load() {
    return ServiceLoader.load(SchemeGenerator.class, SchemeGenerator.class.getClassLoader())
        .findFirst()
        .orElseThrow(
            () ->
                new ConfigException(
                    "The generator is not installed: the folder lib-demo of the distribution is"
                        + " missing."));
  }
}
