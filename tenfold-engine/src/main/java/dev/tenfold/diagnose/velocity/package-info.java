/**
 * How fast and how safely changes reach production: DORA's five measures in their definitions of
 * 2026, joined from commits, deployments and incidents, and what the history of the code alone
 * tells. A measure is of a product, never of a person: names of authors stay out. What is
 * deliberately absent: labels such as elite or low, whose tables move from year to year, means of
 * skewed times, and a deployment guessed where no revision is recorded.
 *
 * @see <a href="https://dora.dev/guides/dora-metrics/">DORA's software delivery performance
 *     metrics</a>
 */
@NullMarked
package dev.tenfold.diagnose.velocity;

import org.jspecify.annotations.NullMarked;
