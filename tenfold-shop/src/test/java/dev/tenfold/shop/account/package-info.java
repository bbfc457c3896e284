@NullMarked
package dev.tenfold.shop.account;

import org.jspecify.annotations.NullMarked;
