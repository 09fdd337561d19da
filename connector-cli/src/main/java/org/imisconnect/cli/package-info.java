/**
 * The command line: parses, calls, prints. The only place that prints, exits or reads the clock.
 */
@NullMarked
package org.imisconnect.cli;

import org.jspecify.annotations.NullMarked;
