package org.imisconnect.architecture.bad.value;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

final class Clockwork {
  LocalDate clock() {
    return LocalDate.now();
  }

  ZoneId zone() {
    return ZoneId.systemDefault();
  }

  Locale locale() {
    return Locale.getDefault();
  }

  Random chance() {
    return new Random();
  }

  String lowerCase(String text) {
    return text.toLowerCase();
  }

  String format(String text) {
    return String.format(text, 1);
  }

  long millis() {
    return System.currentTimeMillis();
  }

  UUID uuid() {
    return UUID.randomUUID();
  }

  byte[] bytes(String text) {
    return text.getBytes();
  }

  String fine(Clock clock, String text) {
    String date = LocalDate.now(clock).toString();
    return String.format(Locale.ROOT, text.toLowerCase(Locale.ROOT), date, new Random(7L));
  }
}
