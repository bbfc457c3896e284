/**
 * PostgreSQL as the shop uses it: the embedded cluster it may bring along, the connection pools,
 * queries and transactions, and the schema. No SQL of a particular page lives here.
 */
@NullMarked
package dev.tenfold.shop.database;

import org.jspecify.annotations.NullMarked;
