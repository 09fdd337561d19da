package org.imisconnect.source.sheet;

import org.imisconnect.record.RecordType;
import org.imisconnect.source.LayoutSettings;

/**
 * Where a record stands in a workbook.
 *
 * @param file name or glob of the workbook within a folder
 * @param sheet name of the sheet
 * @param optional whether workbook or sheet may be missing
 * @param maxUnzipped megabytes that the workbook may have when unzipped
 */
record SheetLayout(String file, String sheet, boolean optional, int maxUnzipped) {
  static SheetLayout of(RecordType type) {
    LayoutSettings settings = new LayoutSettings(type);
    SheetLayout layout =
        new SheetLayout(
            settings.text("file", "*.xlsx"),
            settings.text("sheet", type.name()),
            settings.yes("optional", false),
            settings.number("max_unzipped", 2048, 1, 1 << 20));
    settings.check();
    return layout;
  }
}
