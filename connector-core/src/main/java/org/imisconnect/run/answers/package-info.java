/** Brings a project's answers home: asks the receiver, keeps what it says, writes the columns. */
@NullMarked
package org.imisconnect.run.answers;

import org.jspecify.annotations.NullMarked;
