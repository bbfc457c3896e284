package dev.tenfold.accesslog;

import static java.lang.classfile.ClassFile.ACC_FINAL;
import static java.lang.classfile.ClassFile.ACC_PRIVATE;
import static java.lang.classfile.ClassFile.ACC_PUBLIC;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.function.Function;

/**
 * Compiles a layout to a class whose {@code parse} calls the {@link Steps} of its fields one after
 * the other, every text and notation a constant. There is no loop over fields and no table to look
 * up, so the JIT compiler sees a parser written by hand for this one format.
 */
final class LayoutCompiler {
  static final ClassDesc BYTES = ConstantDescs.CD_byte.arrayType();
  static final ClassDesc LINE = RequestLine.class.describeConstable().orElseThrow();
  static final ClassDesc STAMPS = StampDecoder.class.describeConstable().orElseThrow();
  private static final ClassDesc PARSER = LineParser.class.describeConstable().orElseThrow();
  private static final ClassDesc SELF =
      ClassDesc.of(LayoutCompiler.class.getPackageName(), "CompiledLayout");
  private static final MethodTypeDesc PARSE =
      MethodTypeDesc.of(CD_long, BYTES, CD_long, CD_long, LINE);

  private LayoutCompiler() {}

  /** Compiles the layout once and returns a maker of its parsers, each with its own decoder. */
  static Function<StampDecoder, LineParser> compile(Layout layout) {
    byte[] bytes =
        ClassFile.of()
            .build(
                SELF,
                type ->
                    type.withFlags(ACC_FINAL)
                        .withInterfaceSymbols(PARSER)
                        .withField("stamps", STAMPS, ACC_PRIVATE | ACC_FINAL)
                        .withMethodBody(
                            ConstantDescs.INIT_NAME,
                            MethodTypeDesc.of(CD_void, STAMPS),
                            ACC_PUBLIC,
                            LayoutCompiler::constructor)
                        .withMethodBody(
                            "parse",
                            PARSE,
                            ACC_PUBLIC,
                            code -> new ParseMethod(code, SELF, layout).emit()));
    try {
      MethodHandles.Lookup hidden = MethodHandles.lookup().defineHiddenClass(bytes, true);
      MethodHandle constructor =
          hidden.findConstructor(
              hidden.lookupClass(), MethodType.methodType(void.class, StampDecoder.class));
      return stamps -> instance(constructor, stamps, layout);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot compile the layout of " + layout.name(), e);
    }
  }

  private static LineParser instance(MethodHandle constructor, StampDecoder stamps, Layout layout) {
    try {
      return (LineParser) constructor.invoke(stamps);
    } catch (Throwable e) {
      throw new IllegalStateException("cannot make a parser of " + layout.name(), e);
    }
  }

  private static void constructor(CodeBuilder code) {
    code.aload(0)
        .invokespecial(CD_Object, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
        .aload(0)
        .aload(1)
        .putfield(SELF, "stamps", STAMPS)
        .return_();
  }
}
