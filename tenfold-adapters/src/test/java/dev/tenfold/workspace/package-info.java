/** Tests of the workspace's files: each bad one has its message. */
@NullMarked
package dev.tenfold.workspace;

import org.jspecify.annotations.NullMarked;
