/** What output looks like: signs, numbers, tables, progress; colour only on a terminal. */
@NullMarked
package org.imisconnect.cli.terminal;

import org.jspecify.annotations.NullMarked;
