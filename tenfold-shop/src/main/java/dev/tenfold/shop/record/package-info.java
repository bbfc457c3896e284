/**
 * Records a day of the shop as its telemetry would be found in production: access log, traces and
 * metrics, database statistics, a flight recording, deployments and incidents. Everything in a
 * recording happened: deployments restart the shop, one of them is bad and is rolled back when the
 * watch sees it, and incidents are what the watch's rule found.
 */
@NullMarked
package dev.tenfold.shop.record;

import org.jspecify.annotations.NullMarked;
