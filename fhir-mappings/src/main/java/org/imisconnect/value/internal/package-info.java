/** The core functions and the byte scanners below them; nobody but {@code value} uses it. */
@NullMarked
package org.imisconnect.value.internal;

import org.jspecify.annotations.NullMarked;
