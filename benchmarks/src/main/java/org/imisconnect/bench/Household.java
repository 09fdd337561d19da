package org.imisconnect.bench;

import java.util.ArrayList;
import java.util.List;

/** The members of one household number, in the order of the file; the first says what they share. */
record Household(String key, String poor, String village, List<Person> people) {
  Household(String key, String poor, String village) {
    this(key, poor, village, new ArrayList<>());
  }

  record Person(String no, String relation) {}
}
