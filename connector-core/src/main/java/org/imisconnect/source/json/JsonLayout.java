package org.imisconnect.source.json;

import org.imisconnect.record.RecordType;
import org.imisconnect.source.LayoutSettings;

/**
 * How a JSON file holds its records.
 *
 * @param file name or glob within the input's folder
 * @param rows JSON Pointer of the array that holds them; empty: the file's own items
 * @param optional whether the file may be missing
 * @param maxRecord bytes that one record may have
 * @param maxDepth objects and arrays within each other that one record may have
 */
record JsonLayout(String file, String rows, boolean optional, int maxRecord, int maxDepth) {
  static JsonLayout of(RecordType type) {
    LayoutSettings settings = new LayoutSettings(type);
    String rows = settings.text("rows", "");
    if (!rows.isEmpty() && !rows.startsWith("/")) {
      settings.refuse("rows", "takes a JSON Pointer such as /data/members.");
    }
    JsonLayout layout =
        new JsonLayout(
            settings.text("file", type.name() + ".{ndjson,jsonl,json}"),
            rows,
            settings.yes("optional", false),
            settings.number("max_record", 4 << 20, 16, 1 << 26),
            settings.number("max_depth", 50, 1, 500));
    settings.check();
    return layout;
  }
}
