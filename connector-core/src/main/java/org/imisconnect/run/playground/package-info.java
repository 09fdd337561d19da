/**
 * What the command line needs to try things out without anybody's server or data: synthetic schemes
 * and a stand-in for openIMIS. The implementation and its libraries lie apart from the product.
 */
@NullMarked
package org.imisconnect.run.playground;

import org.jspecify.annotations.NullMarked;
