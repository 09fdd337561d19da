/**
 * What is wrong, where, and what to do: findings, their places, and the exceptions a user can mend.
 */
@NullMarked
package org.imisconnect.finding;

import org.jspecify.annotations.NullMarked;
