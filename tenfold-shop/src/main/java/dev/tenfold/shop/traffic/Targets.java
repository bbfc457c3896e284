package dev.tenfold.shop.traffic;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads where the shop is from the command line. */
public final class Targets implements ITypeConverter<Target> {
  @Override
  public Target convert(String text) {
    try {
      return Target.of(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }
}
