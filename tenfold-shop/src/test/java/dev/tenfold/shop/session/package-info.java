@NullMarked
package dev.tenfold.shop.session;

import org.jspecify.annotations.NullMarked;
