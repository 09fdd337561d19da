package org.imisconnect.receiver;

/**
 * One fact that ties canonical resources: "this group has that member", "this contract is that
 * group's, from then to then". A receiver invents relations as it needs them.
 *
 * @param from canonical id
 * @param relation a word of the receiver ({@code member}, {@code head}, {@code covers})
 * @param to canonical id, or another text to look up by
 * @param note a short fact that saves reading the resource (a period); may be empty
 */
public record Link(String from, String relation, String to, String note) {
  @Override
  public String toString() {
    return "Link[" + relation + "]";
  }
}
