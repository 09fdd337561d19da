package org.imisconnect.run.project;

import java.util.Locale;
import java.util.Optional;
import org.imisconnect.finding.Place;
import org.imisconnect.pack.Fields;
import org.imisconnect.pack.Node;
import org.imisconnect.pack.PackErrors;

/** The errors of a project file, and the reading of texts that may be secret. One thread. */
final class ProjectErrors {
  private final PackErrors errors = new PackErrors("PROJECT");

  Fields fields(Node.Mapping object, String what) {
    return new Fields(object, what, errors);
  }

  void throwIfAny() {
    errors.throwIfAny();
  }

  /** A password: nothing but a reference to where it is. */
  SecretText secret(Fields fields, String key, boolean required) {
    Optional<Node> node = required ? fields.require(key) : fields.find(key);
    return node.flatMap(
            value -> fields.scalar(key, value).map(text -> secret(value.at(), key, text)))
        .orElse(SecretText.NONE);
  }

  private SecretText secret(Place at, String key, String text) {
    SecretText secret = new SecretText(text);
    if (!secret.isReference()) {
      String variable = key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
      errors.add(
          "PROJECT_SECRET",
          at,
          "`" + key + "` stands in the project file in plain text",
          "Write `"
              + key
              + ": \"${env:"
              + variable
              + "}\"` and set that variable, or use"
              + " ${file:…} or ${keystore:…}. Whoever has read this file knows it: change it.");
    }
    return secret;
  }

  /** A text that may hold references; one that looks like an address must hold no password. */
  SecretText text(Fields fields, String key, boolean required) {
    Optional<Node> node = required ? fields.require(key) : fields.find(key);
    Optional<String> text = node.flatMap(value -> fields.scalar(key, value));
    if (text.isPresent()
        && text.get().matches("(?s)[^?]*://[^/@]*:[^/@]*@.*|.*[?&;](?i:password|pwd)=[^$].*")) {
      errors.add(
          "PROJECT_SECRET",
          node.orElseThrow().at(),
          "`" + key + "` holds a password in plain text",
          "Take it out of the address and give it as `password: \"${env:…}\"`.");
    }
    return text.map(SecretText::new).orElse(SecretText.NONE);
  }

  /** Whether the name of a setting says that its value is a secret. */
  static boolean isSecret(String name) {
    return name.toLowerCase(Locale.ROOT).matches(".*(password|passwd|secret|token).*");
  }

  void add(String code, Place at, String message, String hint) {
    errors.add(code, at, message, hint);
  }
}
