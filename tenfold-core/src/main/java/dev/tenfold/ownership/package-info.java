/**
 * Who knows a file, from who changed it. A model fitted to what developers said of themselves: it
 * tells where knowledge is thin, and nothing of how good anybody is. What is deliberately absent:
 * names, and any ranking of people.
 */
@NullMarked
package dev.tenfold.ownership;

import org.jspecify.annotations.NullMarked;
