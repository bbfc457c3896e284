/**
 * What sources of records share: fields and times however they are written, CDEvents, and the
 * reading of one file that holds records of one or several formats. What is deliberately absent:
 * what a record means, which is for each source to say.
 */
@NullMarked
package dev.tenfold.record;

import org.jspecify.annotations.NullMarked;
