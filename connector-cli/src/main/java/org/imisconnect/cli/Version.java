package org.imisconnect.cli;

/** The version of the product, as its jar says. */
public final class Version {
  private Version() {}

  /** The version, or {@code development} where the classes do not come from a jar. */
  public static String current() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
