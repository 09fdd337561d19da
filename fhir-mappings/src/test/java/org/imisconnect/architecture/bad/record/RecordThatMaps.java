package org.imisconnect.architecture.bad.record;

import org.imisconnect.architecture.bad.map.MapThatChecks;

final class RecordThatMaps {
  MapThatChecks map = new MapThatChecks();
}
