/**
 * Reliability from records and counts: incidents, deployments, objectives and their budgets. A
 * number of a few incidents says how little it can tell, an incident that is still open is not
 * dropped, and a cause is told with its evidence. What is deliberately absent: a single score, and
 * a mean of durations, which a few long ones make.
 */
@NullMarked
package dev.tenfold.diagnose.reliability;

import org.jspecify.annotations.NullMarked;
