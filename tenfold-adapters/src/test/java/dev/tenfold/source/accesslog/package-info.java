/** Tests. What every log promises is in one kit, run for each way a log can lie. */
@NullMarked
package dev.tenfold.source.accesslog;

import org.jspecify.annotations.NullMarked;
