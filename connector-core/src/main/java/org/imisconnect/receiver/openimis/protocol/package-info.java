/**
 * How to speak with an openIMIS server: addresses, login, releases, lists that can be trusted, and
 * what its error texts mean. Knows nothing of canonical resources.
 */
@NullMarked
package org.imisconnect.receiver.openimis.protocol;

import org.jspecify.annotations.NullMarked;
