package org.imisconnect.source.delimited;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Map;
import org.imisconnect.record.RecordType;
import org.imisconnect.source.LayoutSettings;

/**
 * How a delimited file is written. Immutable.
 *
 * @param file name or glob within the input's folder
 * @param delimiter an ASCII byte, or {@link #AUTO}
 * @param quote an ASCII byte, or {@link #NONE}
 * @param charset of files without a byte-order mark
 * @param header whether the first record names the columns
 * @param trim whether blanks around an unquoted cell are dropped
 * @param comment byte that begins a line to pass over, or {@link #NONE}
 * @param maxCell bytes of UTF-8 that one cell may have
 * @param optional whether the file may be missing
 */
record Dialect(
    String file,
    int delimiter,
    int quote,
    Charset charset,
    boolean header,
    boolean trim,
    int comment,
    int maxCell,
    boolean optional) {
  /** No such character. Not a byte that any text holds. */
  static final int NONE = -1000;

  /** The delimiter is found from the first record. */
  static final int AUTO = -1001;

  private static final Map<String, Integer> NAMED =
      Map.of("tab", (int) '\t', "\\t", (int) '\t', "none", NONE, "", NONE, "auto", AUTO);

  /** Reads and checks a record's settings. */
  static Dialect of(RecordType type) {
    LayoutSettings settings = new LayoutSettings(type);
    Dialect dialect =
        new Dialect(
            settings.text("file", type.name() + ".csv"),
            character(settings, "delimiter", ","),
            character(settings, "quote", "\""),
            charset(settings),
            settings.yes("header", true),
            settings.yes("trim", true),
            character(settings, "comment", "none"),
            settings.number("max_cell", 1 << 20, 16, 1 << 26),
            settings.yes("optional", false));
    if (dialect.delimiter == NONE || dialect.delimiter == dialect.quote) {
      settings.refuse("delimiter", "must be one character that is not the quote.");
    }
    if (dialect.quote == AUTO || dialect.comment == AUTO) {
      settings.refuse("quote", "and `comment` cannot be `auto`.");
    }
    settings.check();
    return dialect;
  }

  /** The same dialect with the delimiter that a file turned out to have. */
  Dialect with(int found) {
    return new Dialect(file, found, quote, charset, header, trim, comment, maxCell, optional);
  }

  /** Bytes that a whole record may have. */
  int maxRecord() {
    return 4 * maxCell;
  }

  private static int character(LayoutSettings settings, String name, String otherwise) {
    String text = settings.text(name, otherwise);
    Integer named = NAMED.get(text);
    if (named != null) {
      return named;
    }
    char first = text.charAt(0);
    if (text.length() > 1 || first < ' ' || first > '~' || Character.isLetterOrDigit(first)) {
      settings.refuse(
          name, "takes one ASCII character that is no letter or digit, or `tab`, `none`, `auto`.");
      return NONE;
    }
    return first;
  }

  private static Charset charset(LayoutSettings settings) {
    try {
      return Charset.forName(settings.text("charset", "utf-8"));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      settings.refuse(
          "charset", "names no known character set; for example utf-8, windows-874, utf-16.");
      return StandardCharsets.UTF_8;
    }
  }
}
