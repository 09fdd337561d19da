package org.imisconnect.run.project;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text of the project file that may hold {@code ${env:NAME}}, {@code ${file:PATH}} or {@code
 * ${keystore:FILE#ALIAS}}. It is resolved when it is used, not when it is read. Immutable.
 *
 * @param written as it stands in the file
 */
public record SecretText(String written) {
  static final Pattern REFERENCE = Pattern.compile("\\$\\{(env|file|keystore):([^}]+)}");

  /** Nothing. */
  public static final SecretText NONE = new SecretText("");

  /** Whether the whole text is one reference: no part of it stands in the file. */
  public boolean isReference() {
    return REFERENCE.matcher(written).matches();
  }

  public boolean isEmpty() {
    return written.isEmpty();
  }

  /**
   * The text with every reference replaced.
   *
   * @throws org.imisconnect.finding.ConfigException where a reference leads nowhere
   */
  public String resolve(Secrets secrets) {
    Matcher matcher = REFERENCE.matcher(written);
    StringBuilder text = new StringBuilder();
    while (matcher.find()) {
      String value = secrets.get(matcher.group(1), matcher.group(2));
      matcher.appendReplacement(text, Matcher.quoteReplacement(value));
    }
    return matcher.appendTail(text).toString();
  }

  /** The references only: what stands around them might be a secret by mistake. */
  @Override
  public String toString() {
    return isReference() ? written : "(text)";
  }
}
