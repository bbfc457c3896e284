/**
 * The workspace: a folder in the client's own git that holds what was agreed. It is read whole or
 * not at all, and every problem is told with the line it is on.
 */
@NullMarked
package dev.tenfold.workspace;

import org.jspecify.annotations.NullMarked;
