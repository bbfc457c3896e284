package dev.tenfold.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test of a property: it takes one {@link java.util.random.RandomGenerator} and runs once for
 * each seed from 1. A failure names its seed; {@code -Dseed=17} runs that one alone.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Test
@ExtendWith(SeededCases.class)
public @interface Seeded {
  /** Number of cases. */
  int cases() default 200;
}
