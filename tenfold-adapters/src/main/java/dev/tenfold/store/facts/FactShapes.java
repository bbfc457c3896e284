package dev.tenfold.store.facts;

import com.fasterxml.jackson.annotation.JsonFormat;
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
 * How facts are written, which carry no annotations. Records are arrays of their components: the
 * names of those took most of a file. With a value that is one of the alternatives of a sealed
 * interface goes which of them it is, by its simple name.
 */
final class FactShapes extends JacksonAnnotationIntrospector {
  private static final long serialVersionUID = 1L;

  private static final JsonTypeInfo.Value WHICH =
      JsonTypeInfo.Value.construct(
          JsonTypeInfo.Id.NAME, JsonTypeInfo.As.WRAPPER_ARRAY, null, null, false, null, null);

  private static final JsonFormat.Value ARRAY = JsonFormat.Value.forShape(JsonFormat.Shape.ARRAY);

  @Override
  public JsonFormat.@Nullable Value findFormat(MapperConfig<?> config, Annotated annotated) {
    return annotated instanceof AnnotatedClass && annotated.getRawType().isRecord()
        ? ARRAY
        : super.findFormat(config, annotated);
  }

  @Override
  public JsonTypeInfo.@Nullable Value findPolymorphicTypeInfo(
      MapperConfig<?> config, Annotated annotated) {
    boolean isAlternative =
        annotated instanceof AnnotatedClass
            && Stream.concat(
                    Stream.of(annotated.getRawType()),
                    Arrays.stream(annotated.getRawType().getInterfaces()))
                .anyMatch(FactShapes::isOurs);
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
    return Arrays.stream(type.getRawType().getInterfaces()).anyMatch(FactShapes::isOurs)
        ? type.getRawType().getSimpleName()
        : super.findTypeName(config, type);
  }
}
