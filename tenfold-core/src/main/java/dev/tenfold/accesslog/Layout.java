package dev.tenfold.accesslog;

import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A format whose fields stand at fixed places between fixed texts, as nginx, Apache, HAProxy,
 * Envoy, ALB and W3C logs have it.
 *
 * @param name the name a person knows it by
 * @param elements the line from its first byte to its newline
 * @param stamp which end of the request the stamp marks
 * @param zone zone of stamps that do not carry one
 * @param openEnd whether a line may go on after the last element, as ALB adds fields over the years
 */
public record Layout(String name, List<Element> elements, Stamp stamp, ZoneId zone, boolean openEnd)
    implements AccessLogFormat {
  public Layout {
    elements = List.copyOf(elements);
  }

  @Override
  public List<Element.Field> fields() {
    return elements.stream()
        .filter(Element.Field.class::isInstance)
        .map(Element.Field.class::cast)
        .toList();
  }

  @Override
  public Supplier<LineParser> compile() {
    Function<StampDecoder, LineParser> lines = LayoutCompiler.compile(this);
    if (HeaderedParser.suits(this)) {
      return () -> {
        StampDecoder stamps = new StampDecoder(zone);
        return new HeaderedParser(lines.apply(stamps), stamps, this);
      };
    }
    return () -> lines.apply(new StampDecoder(zone));
  }
}
