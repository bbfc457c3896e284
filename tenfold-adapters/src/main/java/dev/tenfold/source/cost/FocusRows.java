package dev.tenfold.source.cost;

import dev.tenfold.collect.DeliveryCount;
import dev.tenfold.observe.Place;
import dev.tenfold.observe.Spend;
import dev.tenfold.source.cost.FocusColumns.Column;
import dev.tenfold.units.Digits;
import dev.tenfold.verdict.Problem;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes charges of rows, and counts what is odd about them. */
final class FocusRows {
  private static final Map<String, String> CHARGE_CATEGORIES =
      Map.of(
          "usage", "Usage",
          "purchase", "Purchase",
          "tax", "Tax",
          "credit", "Credit",
          "adjustment", "Adjustment");

  private final FocusColumns columns;
  private final DeliveryCount<Spend> count;
  private final FocusTimes times = new FocusTimes();
  private final FocusTags tags = new FocusTags();
  private final Spellings spellings = new Spellings();
  private final SeenRows seen = new SeenRows();
  private long nulls;
  private long moments;
  private long twins;
  private @Nullable Place firstTwin;

  FocusRows(FocusColumns columns, DeliveryCount<Spend> count) {
    this.columns = columns;
    this.count = count;
  }

  /** Why a row cannot be used. */
  private static final class Unusable extends Exception {
    private static final long serialVersionUID = 1L;
    private final String reason;
    private final String fix;

    Unusable(String reason, String what, String fix) {
      super(what, null, false, false);
      this.reason = reason;
      this.fix = fix;
    }
  }

  /** Takes the values of a row; a blank line is none. */
  void read(List<String> row, Place place) {
    if (row.size() == 1 && row.getFirst().isBlank()) {
      return;
    }
    try {
      Spend spend = spend(row, place);
      count.use(List.of(spend));
      remember(row, place);
    } catch (Unusable e) {
      count.reject(e.reason, new Problem(String.valueOf(e.getMessage()), place.text(), e.fix));
    }
  }

  private Spend spend(List<String> row, Place place) throws Unusable {
    if (row.size() != columns.width()) {
      throw new Unusable(
          "another number of columns",
          row.size() + " columns under a header of " + columns.width(),
          "export it again; look for a separator or a quote inside a value");
    }
    Instant from = time(row, Column.CHARGE_PERIOD_START);
    Instant to = time(row, Column.CHARGE_PERIOD_END);
    if (to.isBefore(from)) {
      throw new Unusable(
          "a period that ends before it begins", from + " to " + to, "ask who exports it");
    }
    moments += to.equals(from) ? 1 : 0;
    String effective = text(row, Column.EFFECTIVE_COST);
    BigDecimal quantity = FocusAmounts.read(text(row, Column.CONSUMED_QUANTITY));
    return new Spend(
        from,
        to,
        currency(row),
        amount(Column.BILLED_COST, text(row, Column.BILLED_COST)),
        effective.isEmpty() ? null : amount(Column.EFFECTIVE_COST, effective),
        chargeCategory(row),
        text(row, Column.CHARGE_CLASS).equalsIgnoreCase("Correction"),
        spelled(row, Column.COMMITMENT_STATUS),
        spelled(row, Column.PROVIDER),
        spelled(row, Column.SERVICE),
        spelled(row, Column.SERVICE_CATEGORY),
        spellings.same(text(row, Column.RESOURCE)),
        quantity,
        spellings.same(text(row, Column.CONSUMED_UNIT)),
        tags.of(text(row, Column.TAGS)),
        place);
  }

  private Instant time(List<String> row, Column column) throws Unusable {
    String text = text(row, column);
    Instant at = times.read(text);
    if (at == null) {
      throw new Unusable(
          "a time that cannot be read",
          column.id() + " is " + quoted(text),
          "write it like 2026-03-01T00:00:00Z");
    }
    if (!FocusTimes.isPlausible(at)) {
      throw new Unusable(
          "a time that no charge can have",
          column.id() + " is " + quoted(text),
          "mend the clock or the export that wrote it");
    }
    return at;
  }

  private static BigDecimal amount(Column column, String text) throws Unusable {
    BigDecimal amount = FocusAmounts.read(text);
    if (amount == null) {
      throw new Unusable(
          "an amount that cannot be read",
          column.id() + " is " + quoted(text),
          "write it with digits and a decimal point, like 0.0125 or 1.25E-2");
    }
    return amount;
  }

  private String currency(List<String> row) throws Unusable {
    String text = text(row, Column.BILLING_CURRENCY).toUpperCase(Locale.ROOT);
    if (text.length() != 3 || !text.chars().allMatch(c -> c >= 'A' && c <= 'Z')) {
      throw new Unusable(
          "no currency", "BillingCurrency is " + quoted(text), "write its code in ISO 4217, EUR");
    }
    return spellings.same(text);
  }

  private String chargeCategory(List<String> row) throws Unusable {
    String text = text(row, Column.CHARGE_CATEGORY);
    String defined = CHARGE_CATEGORIES.get(text.toLowerCase(Locale.ROOT));
    if (defined == null) {
      throw new Unusable(
          "an unknown kind of charge",
          "ChargeCategory is " + quoted(text),
          "FOCUS has Usage, Purchase, Tax, Credit and Adjustment");
    }
    return defined;
  }

  private String spelled(List<String> row, Column column) {
    return spellings.of(column.id(), text(row, column));
  }

  /** Returns a value; nothing where the column or the value is not there. */
  private String text(List<String> row, Column column) {
    Integer at = columns.at().get(column);
    if (at == null) {
      return "";
    }
    String text = row.get(at).strip();
    if (text.equalsIgnoreCase("null")) {
      nulls++;
      return "";
    }
    return text;
  }

  private static String quoted(String text) {
    return text.isEmpty()
        ? "empty"
        : "“" + (text.length() > 60 ? text.substring(0, 60) + "…" : text) + "”";
  }

  private void remember(List<String> row, Place place) {
    spellings.of(Column.CHARGE_FREQUENCY.id(), text(row, Column.CHARGE_FREQUENCY));
    boolean isNew =
        columns.rowId() >= 0 ? seen.add(List.of(row.get(columns.rowId()))) : seen.add(row);
    if (!isNew) {
      twins++;
      firstTwin = firstTwin == null ? place : firstTwin;
    }
  }

  void notes() {
    note(times.withoutZone(), "Times without a zone, taken as UTC");
    note(nulls, "Values that are the word NULL, taken as not there");
    note(
        tags.unreadable(),
        "Values of Tags that are no JSON object, their charges taken as untagged");
    note(moments, "Charges with a period of no length, which count at its moment");
    spellings.notes().forEach(count::note);
    if (firstTwin != null) {
      String same = columns.rowId() >= 0 ? "the id of an earlier row" : "all of an earlier row";
      note(twins, "Rows with " + same + ", all counted, the first at " + firstTwin.text());
    }
  }

  private void note(long n, String words) {
    if (n > 0) {
      count.note(words + ": " + Digits.whole(n));
    }
  }
}
