/** What R4 says of types, elements, cardinalities, choices and required codes. */
@NullMarked
package org.imisconnect.model;

import org.jspecify.annotations.NullMarked;
