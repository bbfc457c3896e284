/**
 * Reads the paths of an OpenAPI description, so that requests are counted by the routes their
 * makers named. What is deliberately absent: everything else a description says.
 */
@NullMarked
package dev.tenfold.source.openapi;

import org.jspecify.annotations.NullMarked;
