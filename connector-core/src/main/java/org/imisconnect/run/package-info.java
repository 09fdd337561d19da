/** Puts the stages together: the only package that knows them all. */
@NullMarked
package org.imisconnect.run;

import org.jspecify.annotations.NullMarked;
