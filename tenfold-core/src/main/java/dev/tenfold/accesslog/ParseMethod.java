package dev.tenfold.accesslog;

import static dev.tenfold.accesslog.LayoutCompiler.BYTES;
import static dev.tenfold.accesslog.LayoutCompiler.LINE;
import static dev.tenfold.accesslog.LayoutCompiler.STAMPS;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_long;

import dev.tenfold.accesslog.Element.Blanks;
import dev.tenfold.accesslog.Element.Field;
import dev.tenfold.accesslog.Element.Literal;
import dev.tenfold.accesslog.Element.Until;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Emits the bytecode of {@link LineParser#parse} for one layout. */
final class ParseMethod {
  private static final ClassDesc STEPS = Steps.class.describeConstable().orElseThrow();
  private static final ClassDesc REQUEST = RequestSteps.class.describeConstable().orElseThrow();
  private static final ClassDesc BACKWARD = BackwardSteps.class.describeConstable().orElseThrow();
  private static final ClassDesc NOTATION = Notation.class.describeConstable().orElseThrow();

  private static final Set<Role> HALF_STAMPS = Set.of(Role.DATE, Role.CLOCK);

  // Locals: this, chunk, position (2 slots), limit (2), out, then ours.
  private static final int CHUNK = 1;
  private static final int POSITION = 2;
  private static final int OUT = 6;
  private static final int START = 7;
  private static final int TAIL = 9;

  private final CodeBuilder code;
  private final ClassDesc self;
  private final Layout layout;
  private final List<Element> elements;
  private final List<Label> failures = new ArrayList<>();
  private final List<String> names = new ArrayList<>();

  ParseMethod(CodeBuilder code, ClassDesc self, Layout layout) {
    this.code = code;
    this.self = self;
    this.layout = layout;
    this.elements = layout.elements();
  }

  void emit() {
    code.lload(POSITION).lstore(START);
    if (has(Role.DURATION_PART)) {
      set("durationNanos", 0);
    }
    if (!has(Role.HOST)) {
      set("hostStart", 0);
      set("hostEnd", 0);
    }
    int pivot = pivot();
    int end = pivot < 0 ? afterLastUsed() : pivot;
    int i = 0;
    while (i < end) {
      i = forward(i);
    }
    if (pivot >= 0) {
      backward(pivot);
    } else {
      boolean openEnd = layout.openEnd() || end < elements.size();
      code.aload(CHUNK).lload(POSITION).loadConstant(openEnd ? 1 : 0);
      step(STEPS, "finish", "end of line", MethodTypeDesc.of(CD_long, BYTES, CD_long, CD_boolean));
      code.lload(POSITION).lreturn();
    }
    emitFailures();
  }

  /** Emits what a field of {@code out} is unless the line says otherwise. */
  private void set(String field, long value) {
    code.aload(OUT).loadConstant(value).putfield(LINE, field, CD_long);
  }

  private boolean has(Role role) {
    return layout.has(role);
  }

  /**
   * Returns the index of the quoted user agent, when all that follows can be read from the end of
   * the line; else −1.
   */
  private int pivot() {
    int at = -1;
    for (int i = 1; i < elements.size(); i++) {
      if (elements.get(i) instanceof Field field && field.role() == Role.USER_AGENT) {
        at = elements.get(i - 1) instanceof Literal before && before.text().endsWith("\"") ? i : -1;
      }
    }
    for (int i = at + 1; at >= 0 && i < elements.size(); i++) {
      boolean fits =
          switch (elements.get(i)) {
            case Literal literal -> literal.text().length() <= 8;
            case Field field ->
                switch (field.role()) {
                  case IGNORED, DURATION, UPSTREAM, HOST -> true;
                  default -> false;
                };
            case Blanks _, Until _ -> false;
          };
      if (!fits || layout.openEnd()) {
        return -1;
      }
    }
    return at;
  }

  /** Returns the index after the last field that is used: nothing behind it need be read. */
  private int afterLastUsed() {
    if (HeaderedParser.suits(layout)) {
      return elements.size();
    }
    int after = 0;
    for (int i = 0; i < elements.size(); i++) {
      if (elements.get(i) instanceof Field field && field.role() != Role.IGNORED) {
        after = i + 2;
      }
    }
    boolean onlyLiteralsBehind =
        elements.subList(Math.min(after, elements.size()), elements.size()).stream()
            .noneMatch(Field.class::isInstance);
    return onlyLiteralsBehind ? elements.size() : Math.min(after, elements.size());
  }

  /** Emits element {@code i}, with the text that ends it, and returns the index of the next. */
  private int forward(int i) {
    switch (elements.get(i)) {
      case Literal literal -> text(literal.text());
      case Until until -> {
        code.aload(CHUNK).lload(POSITION);
        delimiter(until.text());
        step(STEPS, "until", "text \"" + until.text() + '"', longs(2));
        rest(until.text());
      }
      case Blanks _ -> {
        code.aload(CHUNK).lload(POSITION);
        step(STEPS, "blanks", "a space", MethodTypeDesc.of(CD_long, BYTES, CD_long));
      }
      case Field field -> {
        Element next = i + 1 < elements.size() ? elements.get(i + 1) : null;
        boolean quoted =
            i > 0 && elements.get(i - 1) instanceof Literal before && before.text().endsWith("\"");
        field(field, next, quoted && next instanceof Literal l && l.text().startsWith("\""));
        if (next instanceof Literal literal) {
          rest(literal.text());
        }
        return i + 2;
      }
    }
    return i + 1;
  }

  private void text(String text) {
    code.aload(CHUNK).lload(POSITION);
    delimiter(text);
    step(STEPS, "literal", "text \"" + text + '"', longs(2));
    rest(text);
  }

  /** Emits what of a text is longer than the eight bytes that a step compares. */
  private void rest(String text) {
    if (text.length() > 8) {
      text(text.substring(8));
    }
  }

  private void field(Field field, @Nullable Element next, boolean escaped) {
    code.aload(CHUNK).lload(POSITION);
    if (field.role() != Role.IGNORED && field.role() != Role.END_TIME) {
      code.aload(OUT);
    }
    boolean blanks = layout.elements().stream().anyMatch(Blanks.class::isInstance);
    switch (next) {
      case Literal literal -> delimiter(literal.text());
      case null ->
          code.loadConstant(blanks ? ' ' : Steps.NEWLINE).loadConstant(blanks ? 0L : 0xffL);
      case Blanks _, Field _, Until _ -> code.loadConstant((long) ' ').loadConstant(Steps.BLANKS);
    }
    String name = field.name();
    switch (field.role()) {
      case IGNORED, END_TIME -> plain("skip", name, escaped);
      case CLIENT -> flagged(STEPS, "client", name, field.notation() == Notation.WITH_PORT);
      case USER_AGENT -> flagged(STEPS, "agent", name, escaped);
      case REQUEST -> flagged(REQUEST, "request", name, escaped);
      case TARGET, PATH -> flagged(REQUEST, "targetField", name, escaped);
      case METHOD -> step(REQUEST, "methodField", name, withOut());
      case HOST -> step(STEPS, "host", name, withOut());
      case STATUS -> step(STEPS, "status", name, withOut());
      case BYTES -> step(STEPS, "bytes", name, withOut());
      case DURATION -> notated("duration", field);
      case DURATION_PART -> notated("durationPart", field);
      case UPSTREAM -> notated("upstream", field);
      case DATE -> halfStamp("date", field);
      case CLOCK -> halfStamp("clock", field);
      case TIME -> stamp(field);
    }
  }

  private void plain(String method, String name, boolean escaped) {
    code.loadConstant(escaped ? 1 : 0);
    step(STEPS, method, name, longs(2).insertParameterTypes(4, CD_boolean));
  }

  private void flagged(ClassDesc owner, String method, String name, boolean flag) {
    code.loadConstant(flag ? 1 : 0);
    step(owner, method, name, withOut().insertParameterTypes(5, CD_boolean));
  }

  private void notated(String method, Field field) {
    notation(field);
    step(STEPS, method, field.name(), withOut().insertParameterTypes(5, NOTATION));
  }

  private void stamp(Field field) {
    code.aload(0).getfield(self, "stamps", STAMPS);
    MethodTypeDesc type = withOut().insertParameterTypes(5, STAMPS);
    if (field.notation() == Notation.CLF_TIME) {
      step(STEPS, "clfTime", field.name(), type);
    } else {
      notation(field);
      step(STEPS, "time", field.name(), type.insertParameterTypes(6, NOTATION));
    }
  }

  private void halfStamp(String method, Field field) {
    List<Role> order =
        layout.fields().stream().map(Field::role).filter(HALF_STAMPS::contains).toList();
    code.aload(0).getfield(self, "stamps", STAMPS);
    code.loadConstant(order.equals(List.of(Role.CLOCK, Role.DATE)) ? 1 : 0);
    step(STEPS, method, field.name(), withOut().insertParameterTypes(5, STAMPS, CD_boolean));
  }

  private void notation(Field field) {
    code.getstatic(NOTATION, field.notation().name(), NOTATION);
  }

  private void delimiter(String text) {
    code.loadConstant(Scan.text(text)).loadConstant(Scan.mask(text.length()));
  }

  private static MethodTypeDesc longs(int more) {
    MethodTypeDesc type = MethodTypeDesc.of(CD_long, BYTES, CD_long);
    for (int i = 0; i < more; i++) {
      type = type.insertParameterTypes(2, CD_long);
    }
    return type;
  }

  private static MethodTypeDesc withOut() {
    return longs(2).insertParameterTypes(2, LINE);
  }

  /** Emits the call, keeps its result as the position and leaves when it is a failure. */
  private void step(ClassDesc owner, String method, String name, MethodTypeDesc type) {
    Label failed = code.newLabel();
    failures.add(failed);
    names.add(name);
    code.invokestatic(owner, method, type)
        .lstore(POSITION)
        .lload(POSITION)
        .loadConstant(0L)
        .lcmp()
        .iflt(failed);
  }

  private void backward(int pivot) {
    Label cut = code.newLabel();
    for (Element element : elements.subList(pivot, elements.size())) {
      if (element instanceof Field field && field.role() == Role.DURATION) {
        set("durationNanos", RequestLine.ABSENT);
      } else if (element instanceof Field field && field.role() == Role.UPSTREAM) {
        set("upstreamNanos", RequestLine.ABSENT);
      } else if (element instanceof Field field && field.role() == Role.HOST) {
        set("hostStart", 0);
        set("hostEnd", 0);
      }
    }
    code.aload(CHUNK).lload(POSITION).aload(OUT);
    code.invokestatic(BACKWARD, "start", MethodTypeDesc.of(CD_long, BYTES, CD_long, LINE))
        .lstore(TAIL);
    for (int i = elements.size() - 1; i > pivot; i--) {
      if (elements.get(i) instanceof Literal literal) {
        tail("literal", literal.text(), null, cut);
      } else if (elements.get(i) instanceof Field field
          && elements.get(i - 1) instanceof Literal before) {
        switch (field.role()) {
          case DURATION -> tail("duration", before.text(), field, cut);
          case UPSTREAM -> tail("upstream", before.text(), field, cut);
          case HOST -> tail("host", before.text(), null, cut);
          default -> tail("skip", before.text(), null, cut);
        }
        i--;
      }
    }
    Label done = code.newLabel();
    code.labelBinding(done);
    code.aload(OUT).lload(TAIL).putfield(LINE, "agentEnd", CD_long);
    code.aload(CHUNK).lload(TAIL).loadConstant(1);
    code.invokestatic(STEPS, "finish", MethodTypeDesc.of(CD_long, BYTES, CD_long, CD_boolean))
        .lreturn();
    code.labelBinding(cut);
    Label failed = code.newLabel();
    failures.add(failed);
    names.add("fields after the user agent");
    code.lload(TAIL).lstore(POSITION);
    code.lload(TAIL).loadConstant(BackwardSteps.REJECTED).lcmp().iflt(failed);
    code.lload(TAIL).loadConstant(-1L).lxor().lstore(TAIL).goto_(done);
  }

  private void tail(String method, String text, @Nullable Field field, Label cut) {
    code.aload(CHUNK).lload(POSITION).lload(TAIL).aload(OUT);
    delimiter(text);
    MethodTypeDesc type =
        MethodTypeDesc.of(CD_long, BYTES, CD_long, CD_long, LINE, CD_long, CD_long);
    if (field != null) {
      notation(field);
      type = type.insertParameterTypes(6, NOTATION);
    }
    code.invokestatic(BACKWARD, method, type)
        .lstore(TAIL)
        .lload(TAIL)
        .loadConstant(0L)
        .lcmp()
        .iflt(cut);
  }

  private void emitFailures() {
    for (int i = 0; i < failures.size(); i++) {
      code.labelBinding(failures.get(i));
      code.aload(CHUNK).lload(START).aload(OUT).lload(POSITION).loadConstant(names.get(i));
      code.invokestatic(
              STEPS, "reject", MethodTypeDesc.of(CD_long, BYTES, CD_long, LINE, CD_long, CD_String))
          .lreturn();
    }
  }
}
