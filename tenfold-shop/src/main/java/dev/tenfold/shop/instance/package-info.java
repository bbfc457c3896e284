/**
 * Shops in processes of their own, as they run in production: started on the same Java and jars as
 * whoever starts them, given what they are told, and asked to stop.
 */
@NullMarked
package dev.tenfold.shop.instance;

import org.jspecify.annotations.NullMarked;
