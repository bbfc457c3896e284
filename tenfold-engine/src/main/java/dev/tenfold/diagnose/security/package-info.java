/**
 * What a product's security lacks, against what this product needs: the level follows from declared
 * facts, each requirement is met, a gap, not applicable, an accepted risk or unknown, and
 * vulnerabilities have a date by which they have to be gone. What is deliberately absent: a score,
 * a letter, and the text of the standard, which is its authors'.
 */
@NullMarked
package dev.tenfold.diagnose.security;

import org.jspecify.annotations.NullMarked;
