@NullMarked
package dev.tenfold.shop.admin;

import org.jspecify.annotations.NullMarked;
