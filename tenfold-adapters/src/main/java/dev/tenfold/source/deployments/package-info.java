/**
 * Reads what was deployed: CDEvents, GitHub's and GitLab's deployments as they are sent or listed,
 * GitHub workflow runs that are declared to deploy, and Tenfold's own records. What is deliberately
 * absent: guesses. A pipeline, a tag or a merge is no deployment unless somebody says so, and an
 * environment is called what its source calls it.
 */
@NullMarked
package dev.tenfold.source.deployments;

import org.jspecify.annotations.NullMarked;
