/** What tests of several packages share: seeded cases and native text. */
@NullMarked
package dev.tenfold.testing;

import org.jspecify.annotations.NullMarked;
