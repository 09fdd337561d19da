/**
 * Letters on their way to a person and back: refused rows in the source's own layout, and mended
 * rows that stand in for rows of the source.
 */
@NullMarked
package org.imisconnect.run.replay;

import org.jspecify.annotations.NullMarked;
