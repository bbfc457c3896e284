package dev.tenfold.store.facts;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.deser.ValueInstantiator;
import tools.jackson.databind.deser.ValueInstantiators;
import tools.jackson.databind.deser.std.StdValueInstantiator;
import tools.jackson.databind.module.SimpleModule;

/**
 * Makes records by their constructor as reflection calls it: Jackson 3.2 adapts a method handle
 * anew for every object, which takes longer than to read it.
 */
final class RecordCreation extends StdValueInstantiator {
  private static final long serialVersionUID = 1L;

  private final transient Constructor<?> constructor;

  private RecordCreation(StdValueInstantiator usual, Constructor<?> constructor) {
    super(usual);
    this.constructor = constructor;
  }

  static JacksonModule module() {
    return new SimpleModule("record-creation") {
      private static final long serialVersionUID = 1L;

      @Override
      public void setupModule(SetupContext context) {
        context.addValueInstantiators(new OfRecords());
      }
    };
  }

  private static final class OfRecords extends ValueInstantiators.Base {
    @Override
    public ValueInstantiator modifyValueInstantiator(
        DeserializationConfig config, BeanDescription.Supplier described, ValueInstantiator usual) {
      return usual instanceof StdValueInstantiator standard
              && described.getBeanClass().isRecord()
              && standard.getWithArgsCreator() != null
              && standard.getWithArgsCreator().getAnnotated() instanceof Constructor<?> constructor
          ? new RecordCreation(standard, constructor)
          : usual;
    }
  }

  @Override
  public @Nullable Object createFromObjectWith(
      DeserializationContext context, Object[] components) {
    try {
      return constructor.newInstance(components);
    } catch (InvocationTargetException e) {
      throw rewrapCtorProblem(context, e.getCause() == null ? e : e.getCause());
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      throw rewrapCtorProblem(context, e);
    }
  }
}
