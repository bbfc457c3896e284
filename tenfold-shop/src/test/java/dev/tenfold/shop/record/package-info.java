/** What is recorded of a day, and what is made of it. */
@NullMarked
package dev.tenfold.shop.record;

import org.jspecify.annotations.NullMarked;
