/** What openIMIS decided about claims, read from its ClaimResponses. Pure. */
@NullMarked
package org.imisconnect.receiver.openimis.answer;

import org.jspecify.annotations.NullMarked;
