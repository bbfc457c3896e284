@NullMarked
package dev.tenfold.shop.web;

import org.jspecify.annotations.NullMarked;
