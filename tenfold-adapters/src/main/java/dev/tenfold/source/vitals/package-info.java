/**
 * Core Web Vitals: beacons of the web-vitals library, responses of the CrUX API and Lighthouse
 * reports, told apart by what is in them. What is deliberately absent: samples made up from
 * percentiles, and INP from a laboratory, where nobody interacts.
 */
@NullMarked
package dev.tenfold.source.vitals;

import org.jspecify.annotations.NullMarked;
