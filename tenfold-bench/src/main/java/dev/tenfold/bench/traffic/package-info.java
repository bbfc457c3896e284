/**
 * Made-up traffic that looks like a real site's: routes with ids, uuids, hashes and slugs, clients
 * with their user agents, a day's rhythm, latency that rises with load, and the dirt real logs
 * have. The same seed gives the same bytes on every machine. What is deliberately absent: any line
 * of a real log, and any address that could belong to someone.
 */
@NullMarked
package dev.tenfold.bench.traffic;

import org.jspecify.annotations.NullMarked;
