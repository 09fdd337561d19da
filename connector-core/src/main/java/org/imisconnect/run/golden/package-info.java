/** Golden pairs of a pack: small whole files, and the bytes that they must become. */
@NullMarked
package org.imisconnect.run.golden;

import org.jspecify.annotations.NullMarked;
