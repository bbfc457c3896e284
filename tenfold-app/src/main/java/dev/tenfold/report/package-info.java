/**
 * The diagnosis as a page and as JSON: layout of text, numbers and charts. What is deliberately
 * absent: arithmetic on the data, scripts or fonts from elsewhere, and any access to a network.
 */
@NullMarked
package dev.tenfold.report;

import org.jspecify.annotations.NullMarked;
