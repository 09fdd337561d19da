/**
 * What a receiver decided, in the scheme's own columns: the answers of a pack, compiled with the
 * mapping language, and the files they become. Knows no receiver and no ledger.
 */
@NullMarked
package org.imisconnect.answer;

import org.jspecify.annotations.NullMarked;
