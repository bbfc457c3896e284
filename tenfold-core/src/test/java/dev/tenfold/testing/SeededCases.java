package dev.tenfold.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/** Runs a {@link Seeded} test once for each seed. */
final class SeededCases implements ParameterResolver, InvocationInterceptor {
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == RandomGenerator.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return new SplittableRandom(1);
  }

  @Override
  public void interceptTestMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> call,
      ExtensionContext context)
      throws Throwable {
    invocation.skip();
    Method test = call.getExecutable();
    test.setAccessible(true);
    Long only = Long.getLong("seed");
    long first = only == null ? 1 : only;
    long last = only == null ? test.getAnnotation(Seeded.class).cases() : only;
    for (long seed = first; seed <= last; seed++) {
      try {
        test.invoke(call.getTarget().orElseThrow(), new SplittableRandom(seed));
      } catch (InvocationTargetException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        throw new AssertionError("fails with -Dseed=" + seed + ": " + cause.getMessage(), cause);
      }
    }
  }
}
