package org.imisconnect.pack.internal;

import java.util.Optional;
import org.imisconnect.finding.Finding;
import org.imisconnect.finding.FindingSink;
import org.imisconnect.finding.Place;
import org.imisconnect.finding.Severity;
import org.imisconnect.pack.Node;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Builds the tree of one document from the events of the parser. Nothing of YAML's typing, tags or
 * references is ever resolved, so nothing can grow beyond the file. One file, one thread.
 */
public final class YamlTree {
  /** Bytes of a document; a map has a few KB. */
  static final int MAX_BYTES = 8 << 20;

  /** Objects and lists inside each other. */
  static final int MAX_DEPTH = 64;

  private final String file;
  private final FindingSink findings;
  private final OpenNodes open = new OpenNodes(this::duplicate);
  private int documents;
  private boolean failed;

  public YamlTree(String file, FindingSink findings) {
    this.file = file;
    this.findings = findings;
  }

  /** The object that the bytes hold; empty where anything is wrong with them. */
  public Optional<Node.Mapping> read(byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      fail("YAML_LIMIT", Place.of(file), "more than 8 MiB", "Cut the file into several.");
      return Optional.empty();
    }
    Utf8.decode(bytes).ifPresentOrElse(this::parse, () -> notUtf8(bytes));
    if (failed) {
      return Optional.empty();
    }
    return root();
  }

  private void notUtf8(byte[] bytes) {
    int at = Utf8.firstBad(bytes);
    int line = 1;
    for (int i = 0; i < at; i++) {
      line += bytes[i] == '\n' ? 1 : 0;
    }
    fail("YAML_SYNTAX", Place.of(file, line, 0), "not UTF-8", "Save the file as UTF-8.");
  }

  private Optional<Node.Mapping> root() {
    Node root = open.root();
    if (root instanceof Node.Mapping mapping) {
      return Optional.of(mapping);
    }
    String found = root == null ? "nothing" : root instanceof Node.Scalar ? "one text" : "a list";
    Place at = root == null ? Place.of(file) : root.at();
    fail("YAML_SYNTAX", at, "holds " + found, "Write an object: lines of `key: value`.");
    return Optional.empty();
  }

  private void parse(String text) {
    LoadSettings settings =
        LoadSettings.builder().setLabel(file).setCodePointLimit(MAX_BYTES).build();
    try {
      for (Event event : new Parse(settings).parseString(text)) {
        if (!take(event)) {
          return;
        }
      }
    } catch (MarkedYamlEngineException e) {
      Place at = e.getProblemMark().map(this::place).orElseGet(() -> Place.of(file));
      fail("YAML_SYNTAX", at, e.getProblem(), "Look at the indentation, quotes and brackets here.");
    } catch (ReaderException e) {
      String found = String.format(java.util.Locale.ROOT, "character U+%04X", e.getCodePoint());
      fail("YAML_SYNTAX", Place.of(file), found + " is not allowed in YAML", "Remove it.");
    } catch (YamlEngineException e) {
      fail("YAML_SYNTAX", Place.of(file), "not YAML 1.2", "Remove the %YAML line.");
    }
  }

  /** Takes one event; false where reading on makes no sense. */
  private boolean take(Event event) {
    Place at = event.getStartMark().map(this::place).orElseGet(() -> Place.of(file));
    if (event instanceof DocumentStartEvent start) {
      return document(start, at);
    }
    if (event instanceof AliasEvent) {
      fail("YAML_ALIAS", at, "an alias (`*name`)", "Write the value out; share maps with `$use`.");
      open.add(new Node.Scalar("", false, at));
    } else if (event instanceof ScalarEvent scalar) {
      scalar(scalar, at);
    } else if (event instanceof CollectionStartEvent start) {
      return begin(start, at);
    } else if (event instanceof CollectionEndEvent) {
      open.end();
    }
    return true;
  }

  private boolean document(DocumentStartEvent start, Place at) {
    if (!start.getTags().isEmpty()) {
      fail("YAML_TAG", at, "a %TAG line", "Remove it: tags are not used.");
    }
    if (++documents > 1) {
      fail("YAML_SYNTAX", at, "a second document", "Put it into a file of its own.");
    }
    return documents == 1;
  }

  private void scalar(ScalarEvent scalar, Place at) {
    checkNode(scalar, scalar.getTag(), at);
    if (scalar.isPlain() && open.expectsKey() && scalar.getValue().equals("<<")) {
      fail("YAML_ALIAS", at, "a merge (`<<`)", "Write the members out.");
    }
    open.add(new Node.Scalar(scalar.getValue(), !scalar.isPlain(), at));
  }

  private boolean begin(CollectionStartEvent start, Place at) {
    checkNode(start, start.getTag(), at);
    if (open.expectsKey()) {
      fail(
          "YAML_SYNTAX",
          at,
          "an object or list stands where a key must stand",
          "Put a slot in quotes: \"{…}\".");
      return false;
    }
    if (open.depth() == MAX_DEPTH) {
      fail("YAML_LIMIT", at, "more than 64 levels", "Nest less deeply.");
      return false;
    }
    open.begin(start instanceof SequenceStartEvent, at);
    return true;
  }

  private void checkNode(NodeEvent node, Optional<String> tag, Place at) {
    if (node.getAnchor().isPresent()) {
      fail("YAML_ALIAS", at, "an anchor (`&name`)", "Remove it: nothing may refer to it.");
    }
    if (tag.isPresent()) {
      fail("YAML_TAG", at, "a tag (`!name`)", "Remove it: the schema says what a value is.");
    }
  }

  private void duplicate(Node.Scalar key, Place first) {
    String message = "key `" + key.text() + "` stands here again, first in line " + first.line();
    fail("YAML_DUPLICATE_KEY", key.at(), message, "Keep one of the two.");
  }

  private void fail(String code, Place at, String message, String hint) {
    failed = true;
    findings.add(Finding.of(code, Severity.ERROR, at, message, hint));
  }

  private Place place(Mark mark) {
    return Place.of(file, mark.getLine() + 1, mark.getColumn() + 1);
  }
}
