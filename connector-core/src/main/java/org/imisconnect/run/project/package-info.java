/**
 * The project of one deployment: {@code imisconnect.yaml} and what hangs on it. Start with {@link
 * org.imisconnect.run.project.Project#load}.
 */
@NullMarked
package org.imisconnect.run.project;

import org.jspecify.annotations.NullMarked;
