/**
 * What an openIMIS installation knows by itself: facilities, villages, products, codes, officers.
 * Read by lists, kept for a while, found by code without regard to letter case.
 */
@NullMarked
package org.imisconnect.receiver.openimis.reference;

import org.jspecify.annotations.NullMarked;
