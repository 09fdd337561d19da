package org.imisconnect.pack.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.imisconnect.finding.Place;
import org.imisconnect.pack.Fields;
import org.imisconnect.pack.Node;
import org.imisconnect.pack.PackDocument;
import org.imisconnect.pack.PackErrors;
import org.imisconnect.record.Column;
import org.imisconnect.record.ColumnType;
import org.imisconnect.record.Layout;
import org.imisconnect.record.OnInvalid;
import org.imisconnect.record.RecordType;

/**
 * Reads {@code records/NAME.yaml}. A column is an object, or in short its type and, behind it,
 * {@code required} and {@code sensitive}: {@code no: code required sensitive}; nothing at all is a
 * text.
 */
final class RecordReader {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private final PackErrors errors;

  RecordReader(PackErrors errors) {
    this.errors = errors;
  }

  RecordType read(PackDocument document) {
    Fields fields = new Fields(document.content(), document.file(), errors);
    String name = fields.requireText("record");
    if (!name.isEmpty() && !name.equals(document.name())) {
      Place at = document.content().find("record").orElseThrow().at();
      fields.wrong(at, "record", "differs from the file's name", "`" + document.name() + "`");
    }
    Layout layout =
        fields.requireObject("layout").map(this::layout).orElseGet(() -> none(document));
    List<Column> columns = fields.requireObject("columns").map(this::columns).orElse(List.of());
    fields.end();
    return new RecordType(document.name(), columns, layout, document.content().at());
  }

  private static Layout none(PackDocument document) {
    return new Layout("", List.of(), Map.of(), document.content().at());
  }

  private Layout layout(Node.Mapping object) {
    if (object.find("alternatives").isEmpty()) {
      new Fields(object, "layout", errors).requireText("kind");
    }
    return layoutOf(object);
  }

  private static Layout layoutOf(Node node) {
    List<Layout> items = new ArrayList<>();
    Map<String, Layout> members = new LinkedHashMap<>();
    String text = "";
    if (node instanceof Node.Scalar scalar) {
      text = scalar.text();
    } else if (node instanceof Node.Sequence list) {
      list.items().forEach(item -> items.add(layoutOf(item)));
    } else if (node instanceof Node.Mapping object) {
      object.entries().forEach(entry -> members.put(entry.key().text(), layoutOf(entry.value())));
    }
    return new Layout(
        text, List.copyOf(items), java.util.Collections.unmodifiableMap(members), node.at());
  }

  private List<Column> columns(Node.Mapping object) {
    List<Column> columns = new ArrayList<>();
    for (Node.Entry entry : object.entries()) {
      columns.add(column(entry));
    }
    refuseSharedNames(columns);
    return columns;
  }

  private Column column(Node.Entry entry) {
    String name = entry.key().text();
    if (!NAME.matcher(name).matches()) {
      String hint = "Use letters, digits and `_`, and give the source's own name in `names:`.";
      errors.add("PACK_VALUE", entry.key().at(), "`" + name + "` cannot name a column", hint);
    }
    if (entry.value() instanceof Node.Mapping object) {
      return longForm(name, object, entry.key().at());
    }
    return shortForm(name, entry);
  }

  private Column longForm(String name, Node.Mapping object, Place at) {
    Fields fields = new Fields(object, "column " + name, errors);
    List<String> names = fields.texts("names");
    ColumnType type = fields.word("type", ColumnType.class, ColumnType.TEXT);
    OnInvalid otherwise = type == ColumnType.MONEY ? OnInvalid.REJECT : OnInvalid.OMIT;
    OnInvalid onInvalid = fields.word("on_invalid", OnInvalid.class, otherwise);
    if (type == ColumnType.MONEY && onInvalid == OnInvalid.OMIT) {
      Place where = object.find("on_invalid").orElseThrow().at();
      fields.wrong(where, "on_invalid", "is omit, but the type is money", "reject");
    }
    Column column =
        new Column(
            name,
            names.isEmpty() ? List.of(name) : names,
            type,
            fields.text("format"),
            fields.flag("required"),
            fields.flag("sensitive"),
            fields.text("meaning"),
            onInvalid,
            at);
    fields.end();
    return column;
  }

  private Column shortForm(String name, Node.Entry entry) {
    Fields fields = new Fields(new Node.Mapping(List.of(), entry.value().at()), name, errors);
    String text =
        isEmpty(entry.value()) ? "text" : fields.scalar("column", entry.value()).orElse("text");
    String[] words = text.strip().split("\\s+");
    Place at = entry.value().at();
    ColumnType type = fields.wordOf(words[0], ColumnType.class, "type", at).orElse(ColumnType.TEXT);
    List<String> flags = List.of(words).subList(1, words.length);
    for (String flag : flags) {
      if (!flag.equals("required") && !flag.equals("sensitive")) {
        fields.wrong(at, "column", "has the word `" + flag + "`", "required, sensitive");
      }
    }
    return new Column(
        name,
        List.of(name),
        type,
        "",
        flags.contains("required"),
        flags.contains("sensitive"),
        "",
        type == ColumnType.MONEY ? OnInvalid.REJECT : OnInvalid.OMIT,
        entry.key().at());
  }

  /** {@code name:} with nothing behind it is a text. */
  private static boolean isEmpty(Node value) {
    return value instanceof Node.Scalar scalar && !scalar.quoted() && scalar.text().isEmpty();
  }

  /** One name of the source cannot feed two columns: the second would silently stay empty. */
  private void refuseSharedNames(List<Column> columns) {
    Map<String, Column> byName = new HashMap<>();
    for (Column column : columns) {
      for (String name : column.names()) {
        Column first = byName.putIfAbsent(name, column);
        if (first != null) {
          String message = "`" + name + "` is a source name of column " + first.name() + " already";
          errors.add("PACK_VALUE", column.declared(), message, "Give each source name once.");
        }
      }
    }
  }
}
