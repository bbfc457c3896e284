/**
 * What scanners, catalogues and recorded connections say of a product's security: reports in the
 * formats that tools write, each known by its content, as facts in one shape. A report also proves
 * that a tool looked, so that no findings are not taken for no scan. What is deliberately absent:
 * judgement, and validation against schemas, which the tools' own samples fail.
 */
@NullMarked
package dev.tenfold.source.security;

import org.jspecify.annotations.NullMarked;
