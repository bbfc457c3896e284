package dev.tenfold.store.facts;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.jsontype.NamedType;

/**
 * Writes which of the alternatives of a sealed interface a value is, by its simple name in {@code
 * is}, so that it can be read again; facts carry no annotations.
 */
final class SealedTypes extends JacksonAnnotationIntrospector {
  private static final long serialVersionUID = 1L;

  private static final JsonTypeInfo.Value WHICH =
      JsonTypeInfo.Value.construct(
          JsonTypeInfo.Id.NAME, JsonTypeInfo.As.PROPERTY, "is", null, false, null, null);

  @Override
  public JsonTypeInfo.@Nullable Value findPolymorphicTypeInfo(
      MapperConfig<?> config, Annotated annotated) {
    boolean isAlternative =
        annotated instanceof AnnotatedClass
            && Stream.concat(
                    Stream.of(annotated.getRawType()),
                    Arrays.stream(annotated.getRawType().getInterfaces()))
                .anyMatch(SealedTypes::isOurs);
    return isAlternative ? WHICH : super.findPolymorphicTypeInfo(config, annotated);
  }

  private static boolean isOurs(Class<?> type) {
    return type.isSealed() && type.isInterface() && type.getName().startsWith("dev.tenfold.");
  }

  @Override
  public @Nullable List<NamedType> findSubtypes(MapperConfig<?> config, Annotated annotated) {
    return isOurs(annotated.getRawType())
        ? Arrays.stream(annotated.getRawType().getPermittedSubclasses())
            .map(type -> new NamedType(type, type.getSimpleName()))
            .toList()
        : super.findSubtypes(config, annotated);
  }

  @Override
  public @Nullable String findTypeName(MapperConfig<?> config, AnnotatedClass type) {
    return Arrays.stream(type.getRawType().getInterfaces()).anyMatch(SealedTypes::isOurs)
        ? type.getRawType().getSimpleName()
        : super.findTypeName(config, type);
  }
}
