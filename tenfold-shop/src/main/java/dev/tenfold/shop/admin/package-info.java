/** What those who run the shop see of its business: the sales report. */
@NullMarked
package dev.tenfold.shop.admin;

import org.jspecify.annotations.NullMarked;
