package org.imisconnect.architecture.bad.pack;

import org.imisconnect.architecture.bad.map.MapThatChecks;

final class PackThatMaps {
  MapThatChecks map = new MapThatChecks();
}
