/** Tests of reading deployments. */
@NullMarked
package dev.tenfold.source.deployments;

import org.jspecify.annotations.NullMarked;
