/**
 * What the shop remembers of a visitor between two requests, and where it is kept: in this process
 * or in a store that all instances share. Which of the two is in force it is told, not decides.
 */
@NullMarked
package dev.tenfold.shop.session;

import org.jspecify.annotations.NullMarked;
