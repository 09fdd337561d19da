package org.imisconnect.pack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.imisconnect.finding.Place;

/**
 * Reads the members of one object strictly: what is asked for is what is allowed. Every method
 * reports what is wrong and gives a value to go on with. Call {@link #end} last. One thread.
 */
public final class Fields {
  private final Node.Mapping object;
  private final String what;
  private final PackErrors errors;
  private final Set<String> known = new LinkedHashSet<>();

  /**
   * @param what the object as messages name it: {@code pack.yaml}, {@code column birth_date}
   */
  public Fields(Node.Mapping object, String what, PackErrors errors) {
    this.object = object;
    this.what = what;
    this.errors = errors;
  }

  /** A member of any form. */
  public Optional<Node> find(String key) {
    known.add(key);
    return object.find(key);
  }

  /** A member of any form that must be there. */
  public Optional<Node> require(String key) {
    Optional<Node> node = find(key);
    if (node.isEmpty()) {
      errors.add(
          errors.code("REQUIRED"),
          object.at(),
          what + " has no `" + key + "`",
          "Add `" + key + ": …`.");
    }
    return node;
  }

  /** A text that must be there; empty where it is not. */
  public String requireText(String key) {
    return require(key).flatMap(node -> scalar(key, node)).orElse("");
  }

  /** A text that must be there and match. */
  public String requireText(String key, Pattern pattern, String allowed) {
    Optional<Node> node = require(key);
    String text = node.flatMap(value -> scalar(key, value)).orElse("");
    if (!text.isEmpty() && !pattern.matcher(text).matches()) {
      wrong(node.orElseThrow().at(), key, "is not of the form that is allowed", allowed);
    }
    return text;
  }

  /** A text; empty where it is absent. */
  public String text(String key) {
    return find(key).flatMap(node -> scalar(key, node)).orElse("");
  }

  /** A list of texts; a single text is a list of one; empty where it is absent. */
  public List<String> texts(String key) {
    return find(key).map(node -> texts(key, node)).orElse(List.of());
  }

  private List<String> texts(String key, Node node) {
    if (!(node instanceof Node.Sequence list)) {
      return scalar(key, node).map(List::of).orElse(List.of());
    }
    List<String> texts = new ArrayList<>();
    for (Node item : list.items()) {
      scalar(key, item).ifPresent(texts::add);
    }
    return texts;
  }

  /** {@code true} or {@code false}; false where it is absent. */
  public boolean flag(String key) {
    Optional<Node> node = find(key);
    String text = node.flatMap(value -> scalar(key, value)).orElse("false");
    if (!text.equals("true") && !text.equals("false")) {
      wrong(node.orElseThrow().at(), key, "is neither yes nor no", "true, false");
    }
    return text.equals("true");
  }

  /** One of the words of an enum in lower case; the default where it is absent or wrong. */
  public <E extends Enum<E>> E word(String key, Class<E> type, E otherwise) {
    return find(key).flatMap(node -> word(key, node, type)).orElse(otherwise);
  }

  /** As {@link #word(String, Class, Enum)}, but it must be there. */
  public <E extends Enum<E>> E requireWord(String key, Class<E> type, E otherwise) {
    return require(key).flatMap(node -> word(key, node, type)).orElse(otherwise);
  }

  private <E extends Enum<E>> Optional<E> word(String key, Node node, Class<E> type) {
    return scalar(key, node).flatMap(text -> wordOf(text, type, key, node.at()));
  }

  /** The constant of an enum that a text names in lower case; reports any other text. */
  public <E extends Enum<E>> Optional<E> wordOf(String text, Class<E> type, String key, Place at) {
    List<String> words = new ArrayList<>();
    for (E constant : type.getEnumConstants()) {
      String word = constant.name().toLowerCase(Locale.ROOT);
      if (word.equals(text)) {
        return Optional.of(constant);
      }
      words.add(word);
    }
    String found = "is not one of the words that are allowed (`" + text + "`)";
    errors.add(
        errors.code("VALUE"),
        at,
        "`" + key + "` of " + what + " " + found,
        join(DidYouMean.sentence(text, words), "Allowed: " + String.join(", ", words) + "."));
    return Optional.empty();
  }

  /** An object; empty where it is absent. */
  public Optional<Node.Mapping> object(String key) {
    return find(key).flatMap(node -> as(key, node, Node.Mapping.class, "an object"));
  }

  /** An object that must be there. */
  public Optional<Node.Mapping> requireObject(String key) {
    return require(key).flatMap(node -> as(key, node, Node.Mapping.class, "an object"));
  }

  /** A list that must be there. */
  public Optional<Node.Sequence> requireList(String key) {
    return require(key).flatMap(node -> as(key, node, Node.Sequence.class, "a list"));
  }

  /** Allows members that another stage reads. */
  public void allow(String... keys) {
    known.addAll(Arrays.asList(keys));
  }

  /** Reports every member that was not asked for. */
  public void end() {
    for (Node.Entry entry : object.entries()) {
      String key = entry.key().text();
      if (!known.contains(key)) {
        String hint = join(DidYouMean.sentence(key, known), "Allowed: " + list(known) + ".");
        errors.add(
            errors.code("KEY"), entry.key().at(), "unknown key `" + key + "` in " + what, hint);
      }
    }
  }

  /** The text of a scalar that is not empty; reports anything else. */
  public Optional<String> scalar(String key, Node node) {
    Optional<String> text = as(key, node, Node.Scalar.class, "a text").map(Node.Scalar::text);
    if (text.isPresent() && text.get().isBlank()) {
      wrong(node.at(), key, "is empty", "a text, or leave the key out");
      return Optional.empty();
    }
    return text;
  }

  private <N extends Node> Optional<N> as(String key, Node node, Class<N> form, String name) {
    if (form.isInstance(node)) {
      return Optional.of(form.cast(node));
    }
    wrong(node.at(), key, "is " + formOf(node), name);
    return Optional.empty();
  }

  /** Reports a value. */
  public void wrong(Place at, String key, String problem, String allowed) {
    errors.add(
        errors.code("VALUE"),
        at,
        "`" + key + "` of " + what + " " + problem,
        "Allowed: " + allowed + ".");
  }

  private static String formOf(Node node) {
    return node instanceof Node.Mapping
        ? "an object"
        : node instanceof Node.Sequence ? "a list" : "a text";
  }

  private static String list(Set<String> names) {
    return String.join(", ", names);
  }

  private static String join(String first, String second) {
    return first.isEmpty() ? second : first + " " + second;
  }

  /** Maps each member's value, in order, by a reader that may give nothing. */
  public static <T> List<T> each(Node.Mapping object, Function<Node.Entry, Optional<T>> reader) {
    return object.entries().stream().map(reader).flatMap(Optional::stream).toList();
  }
}
