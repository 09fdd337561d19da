/** One class for each command. */
@NullMarked
package org.imisconnect.cli.command;

import org.jspecify.annotations.NullMarked;
