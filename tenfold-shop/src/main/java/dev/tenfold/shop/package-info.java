/**
 * A small web shop as a team would write it, with planted scaling sins: {@code Main} is its command
 * line and {@code Shop} wires the parts below. The shop is a product of its own: it knows nothing
 * of Tenfold and is observed from outside only, by HTTP, its access log and an OpenTelemetry agent.
 */
@NullMarked
package dev.tenfold.shop;

import org.jspecify.annotations.NullMarked;
