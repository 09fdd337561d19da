/**
 * Sends forms, judges what came back, and looks for what may have been stored. Repeats no write.
 */
@NullMarked
package org.imisconnect.receiver.openimis.write;

import org.jspecify.annotations.NullMarked;
