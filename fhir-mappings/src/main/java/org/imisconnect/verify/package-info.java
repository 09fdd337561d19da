/** Holds a pack to what its own examples say. */
@NullMarked
package org.imisconnect.verify;

import org.jspecify.annotations.NullMarked;
