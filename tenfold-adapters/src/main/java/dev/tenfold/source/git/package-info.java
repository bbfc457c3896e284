/**
 * The history of the product's own code, read from a local Git repository: commits with what they
 * change, beginnings of pull requests, tags, and the files there are. Nothing of the repository is
 * run and nothing is written, no configuration of the user or the machine is read, and the network
 * is not touched. What is deliberately absent: changes of merges, which repeat those of the commits
 * that they merge.
 */
@NullMarked
package dev.tenfold.source.git;

import org.jspecify.annotations.NullMarked;
