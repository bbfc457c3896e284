/**
 * Reads incidents: PagerDuty, Opsgenie, incident.io, Statuspage, CDEvents, tables with a header,
 * and Tenfold's own records. What is deliberately absent: a cause that nobody stated, and judgement
 * about incidents whose end is missing or lies before their begin, which are told and kept.
 */
@NullMarked
package dev.tenfold.source.incidents;

import org.jspecify.annotations.NullMarked;
