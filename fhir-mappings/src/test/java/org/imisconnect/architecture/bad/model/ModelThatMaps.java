package org.imisconnect.architecture.bad.model;

import ca.uhn.fhir.context.FhirContext;
import org.imisconnect.architecture.bad.map.MapThatChecks;

abstract class ModelThatMaps {
  MapThatChecks map = new MapThatChecks();

  abstract FhirContext context();
}
