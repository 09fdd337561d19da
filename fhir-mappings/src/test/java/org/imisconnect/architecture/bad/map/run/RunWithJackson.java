package org.imisconnect.architecture.bad.map.run;

import com.fasterxml.jackson.core.JsonFactory;

abstract class RunWithJackson {
  abstract JsonFactory json();
}
