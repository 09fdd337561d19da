/** A scheme pack: its files, read with positions, and what they declare. */
@NullMarked
package org.imisconnect.pack;

import org.jspecify.annotations.NullMarked;
