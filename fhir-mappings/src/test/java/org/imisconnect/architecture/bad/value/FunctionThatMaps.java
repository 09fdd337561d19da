package org.imisconnect.architecture.bad.value;

import java.net.Socket;
import org.imisconnect.architecture.bad.map.MapThatChecks;

abstract class FunctionThatMaps {
  MapThatChecks map = new MapThatChecks();

  abstract Socket socket();

  void print() {
    System.out.println();
    throw new RuntimeException();
  }
}
