package org.imisconnect.reconcile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.imisconnect.map.CompiledMap.MoneyPath;
import org.imisconnect.record.RecordType;
import org.imisconnect.source.RecordSource;
import org.imisconnect.source.SourceSession;

/** Counts a mapping again from its source and its files. One thread. */
public final class MappingRecount {
  private final Collection<RecordType> records;
  private final List<MoneyPath> paths;

  /**
   * Prepares to count what one pack made.
   *
   * @param records the record types of the pack
   * @param paths where the pack's maps put money columns
   */
  public MappingRecount(Collection<RecordType> records, List<MoneyPath> paths) {
    this.records = List.copyOf(records);
    this.paths = List.copyOf(paths);
  }

  /**
   * Counts everything again.
   *
   * @param sources the source as it is now
   * @param folder what the mapping left
   */
  public MappingProof count(SourceSession sources, Path folder) throws IOException {
    Artefacts artefacts = new Artefacts(folder);
    Map<String, RowBook> books = new HashMap<>();
    Map<String, HashBag> traced = new TreeMap<>();
    artefacts.trace(
        entry -> {
          traced.computeIfAbsent(entry.type(), t -> new HashBag()).add(entry.sum());
          book(books, entry.row().record()).note(entry.row(), RowBook.USED);
          entry.rows().forEach(row -> book(books, row.record()).note(row, RowBook.USED));
        });
    artefacts.rows((row, rowClass) -> book(books, row.record()).note(row, rowClass));
    NdjsonCount resources = new NdjsonCount(paths);
    resources.read(folder);

    List<RowTerms> rows = new ArrayList<>();
    List<MoneyTerms> money = new ArrayList<>();
    Breaks breaks = new Breaks(artefacts, folder, new Amounts(folder, paths));
    for (RecordType record : records) {
      try (RecordSource source = sources.open(record)) {
        if (source.exists()) {
          SourceCount count = new SourceCount(record, book(books, record.name()));
          count.read(source);
          rows.add(count.rows());
          money.addAll(count.money(resources));
          if (!count.bag().sameAs(book(books, record.name()).bag())) {
            breaks.rows(record, source, count);
          }
        }
      }
    }
    Map<String, Long> made = new TreeMap<>();
    for (String type : types(resources, traced)) {
      HashBag expected = traced.getOrDefault(type, new HashBag());
      made.put(type, resources.bag(type).count());
      if (!resources.bag(type).sameAs(expected)) {
        breaks.resources(type, (record, places) -> rowAmounts(sources, record, places));
      }
    }
    return new MappingProof(rows, made, money, breaks.list());
  }

  private Map<String, String> rowAmounts(
      SourceSession sources, String name, java.util.Set<String> places) throws IOException {
    for (RecordType record : records) {
      if (record.name().equals(name)) {
        try (RecordSource source = sources.open(record)) {
          return source.exists() ? Amounts.ofRows(record, source, places) : Map.of();
        }
      }
    }
    return Map.of();
  }

  private static RowBook book(Map<String, RowBook> books, String record) {
    return books.computeIfAbsent(record, name -> new RowBook());
  }

  private static List<String> types(NdjsonCount resources, Map<String, HashBag> traced) {
    java.util.TreeSet<String> types = new java.util.TreeSet<>(resources.types());
    types.addAll(traced.keySet());
    return List.copyOf(types);
  }
}
