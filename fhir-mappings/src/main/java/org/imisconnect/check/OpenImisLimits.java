package org.imisconnect.check;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.imisconnect.finding.Finding;
import org.imisconnect.finding.FindingSink;
import org.imisconnect.finding.Place;
import org.imisconnect.finding.Severity;
import org.imisconnect.model.ElementModel;

/**
 * What openIMIS will not take of a resource, or will not keep, as warnings: the resource is right
 * R4 all the same. Codes are not judged, since a crosswalk replaces them. One thread.
 */
final class OpenImisLimits implements ResourceVisitor {
  private static final int MAX_NUMBER = 50;
  private static final int MAX_NAME = 100;
  private static final int MAX_DIAGNOSES = 5;

  private final FindingSink findings;
  private final Set<String> met = new HashSet<>();
  private Place place = Place.of("-");
  private String type = "";
  private int diagnoses;

  OpenImisLimits(FindingSink findings) {
    this.findings = findings;
  }

  @Override
  public void begin(Place at, String resource) {
    place = at;
    type = resource;
    met.clear();
    diagnoses = 0;
  }

  @Override
  public void value(String path, List<String> steps, ElementModel element, String text) {
    String plain = String.join(".", steps);
    met.add(plain);
    switch (type) {
      case "Patient" -> patient(path, plain, text);
      case "Claim" -> claim(path, plain, text);
      default -> {}
    }
  }

  private void patient(String path, String plain, String text) {
    switch (plain) {
      case "identifier.value" -> longest(path, text, MAX_NUMBER);
      case "name.family", "name.given" -> longest(path, text, MAX_NAME);
      case "birthDate" -> {
        if (text.length() < 10) {
          add("LIMIT_BIRTH_DATE", path, "openIMIS takes a whole birth date only");
        }
      }
      case "gender" -> {
        if (text.equals("unknown")) {
          add("LIMIT_GENDER", path, "openIMIS takes male, female or other, not unknown");
        }
      }
      default -> {}
    }
  }

  private void claim(String path, String plain, String text) {
    switch (plain) {
      case "identifier.value" -> longest(path, text, MAX_NUMBER);
      case "diagnosis.sequence" -> {
        if (++diagnoses == MAX_DIAGNOSES + 1) {
          add("LIMIT_DIAGNOSES", path, "openIMIS keeps five diagnoses");
        }
      }
      case "total.value" -> {
        if (new java.math.BigDecimal(text).signum() <= 0) {
          add("TOTAL_ZERO", path, "openIMIS refuses a claim whose total is not above zero");
        }
      }
      default -> {}
    }
  }

  @Override
  public void end() {
    if (type.equals("Patient")) {
      wanted("gender", "openIMIS wants a gender");
      wanted("birthDate", "openIMIS wants a birth date");
      wanted("identifier.value", "openIMIS wants an insurance number");
    } else if (type.equals("Claim")) {
      wanted("total.value", "openIMIS wants a total");
      wanted("billablePeriod.start", "openIMIS wants the day of the visit");
      wanted("diagnosis.sequence", "openIMIS wants a diagnosis");
    }
  }

  private void wanted(String plain, String message) {
    if (!met.contains(plain)) {
      add("LIMIT_MISSING", type + "." + plain, message);
    }
  }

  private void longest(String path, String text, int most) {
    int length = text.codePointCount(0, text.length());
    if (length > most) {
      add("LIMIT_LENGTH", path, length + " characters, and openIMIS keeps " + most);
    }
  }

  private void add(String code, String path, String message) {
    findings.add(
        new Finding(
            code,
            Severity.WARNING,
            place,
            path,
            "",
            message,
            "It will be withheld, or changed with a finding, when it is sent."));
  }
}
