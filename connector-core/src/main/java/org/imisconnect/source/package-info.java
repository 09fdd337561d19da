/** Where rows come from: the plugin interface of sources. Knows records and findings, no FHIR. */
@NullMarked
package org.imisconnect.source;

import org.jspecify.annotations.NullMarked;
