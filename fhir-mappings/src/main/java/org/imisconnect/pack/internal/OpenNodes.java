package org.imisconnect.pack.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.imisconnect.finding.Place;
import org.imisconnect.pack.Node;
import org.jspecify.annotations.Nullable;

/** The objects and lists that are begun and not yet ended, while a document is read. One thread. */
final class OpenNodes {
  private final Deque<Open> stack = new ArrayDeque<>();
  private final BiConsumer<Node.Scalar, Place> onDuplicate;
  private @Nullable Node root;

  /**
   * @param onDuplicate told of a key that its object has already, and where that first one stands
   */
  OpenNodes(BiConsumer<Node.Scalar, Place> onDuplicate) {
    this.onDuplicate = onDuplicate;
  }

  int depth() {
    return stack.size();
  }

  /** The document's node; null before it is ended and where the document is empty. */
  @Nullable Node root() {
    return root;
  }

  /** Whether the next node is a key of an object. */
  boolean expectsKey() {
    Open top = stack.peek();
    return top != null && !top.list && top.key == null;
  }

  void begin(boolean list, Place at) {
    stack.push(new Open(list, at));
  }

  void end() {
    add(stack.pop().toNode());
  }

  /** Puts a node where it belongs: a key, a value, an item, or the document itself. */
  void add(Node node) {
    Open top = stack.peek();
    if (top == null) {
      root = node;
    } else if (top.list) {
      top.items.add(node);
    } else if (top.key == null) {
      top.key = (Node.Scalar) node;
    } else {
      entry(top, top.key, node);
    }
  }

  private void entry(Open top, Node.Scalar key, Node value) {
    Place first = top.keys.putIfAbsent(key.text(), key.at());
    if (first == null) {
      top.entries.add(new Node.Entry(key, value));
    } else {
      onDuplicate.accept(key, first);
    }
    top.key = null;
  }

  private static final class Open {
    final boolean list;
    final Place at;
    final List<Node> items = new ArrayList<>();
    final List<Node.Entry> entries = new ArrayList<>();
    final Map<String, Place> keys = new HashMap<>();
    Node.@Nullable Scalar key;

    Open(boolean list, Place at) {
      this.list = list;
      this.at = at;
    }

    Node toNode() {
      return list ? new Node.Sequence(items, at) : new Node.Mapping(entries, at);
    }
  }
}
