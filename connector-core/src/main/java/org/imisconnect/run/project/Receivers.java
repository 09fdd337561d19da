package org.imisconnect.run.project;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeSet;
import org.imisconnect.finding.ConfigException;
import org.imisconnect.pack.DidYouMean;
import org.imisconnect.receiver.Receiver;

/** Finds the kind of receiver that a project names, among those that are there. */
final class Receivers {
  private Receivers() {}

  static Receiver get(String kind) {
    List<Receiver> found = new ArrayList<>();
    TreeSet<String> kinds = new TreeSet<>();
    List<String> broken = new ArrayList<>();
    for (ServiceLoader.Provider<Receiver> provider :
        ServiceLoader.load(Receiver.class).stream().toList()) {
      try {
        Receiver receiver = provider.get();
        kinds.add(receiver.kind());
        if (receiver.kind().equals(kind)) {
          found.add(receiver);
        }
      } catch (ServiceConfigurationError | LinkageError e) {
        broken.add(provider.type().getName());
      }
    }
    if (found.size() > 1) {
      throw new ConfigException(
          "Two receivers have the kind `"
              + kind
              + "`: "
              + found.get(0).getClass().getName()
              + " and "
              + found.get(1).getClass().getName()
              + ". Remove one of the jars.");
    }
    if (found.isEmpty()) {
      String near = DidYouMean.sentence(kind, kinds);
      throw new ConfigException(
          "There is no receiver of the kind `"
              + kind
              + "`. "
              + (near.isEmpty() ? "There are: " + String.join(", ", kinds) + "." : near)
              + (broken.isEmpty()
                  ? ""
                  : " Could not be loaded: " + String.join(", ", broken) + "."));
    }
    return found.get(0);
  }
}
