/**
 * JSON that others wrote, a record at a time, whatever its size and state: lines, arrays and
 * documents. What a record means is for each source to say.
 */
@NullMarked
package dev.tenfold.json;

import org.jspecify.annotations.NullMarked;
