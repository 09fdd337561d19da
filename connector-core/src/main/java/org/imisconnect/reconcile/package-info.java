/**
 * The proof: counts rows, resources and money again from the files, the ledger and the server.
 * Knows nothing of the run that made them, so a mistake of the run cannot hide here.
 */
@NullMarked
package org.imisconnect.reconcile;

import org.jspecify.annotations.NullMarked;
