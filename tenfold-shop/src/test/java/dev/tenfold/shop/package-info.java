/** What the tests of the shop share: one small shop, and browsers to visit it with. */
@NullMarked
package dev.tenfold.shop;

import org.jspecify.annotations.NullMarked;
