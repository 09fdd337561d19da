/** What is sent, looked for and listed at a FHIR server, and what its answers prove. */
@NullMarked
package org.imisconnect.receiver.fhir.write;

import org.jspecify.annotations.NullMarked;
