package dev.tenfold.source.cost;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Where the columns stand. Names are compared without case, blanks and underscores, since exports
 * use the column's id, its display name or snake case.
 *
 * @param at the index of each column that is there
 * @param width how many columns a row has
 * @param rowId the index of a column that names rows, which FOCUS does not have; −1 without one
 */
record FocusColumns(Map<Column, Integer> at, int width, int rowId) {

  /** A column that is read. */
  enum Column {
    BILLED_COST("BilledCost", true),
    EFFECTIVE_COST("EffectiveCost", false),
    BILLING_CURRENCY("BillingCurrency", true),
    CHARGE_CATEGORY("ChargeCategory", true),
    CHARGE_CLASS("ChargeClass", false),
    CHARGE_FREQUENCY("ChargeFrequency", false),
    CHARGE_PERIOD_START("ChargePeriodStart", true),
    CHARGE_PERIOD_END("ChargePeriodEnd", true),
    COMMITMENT_STATUS("CommitmentDiscountStatus", false),
    /** Called ServiceProviderName from FOCUS 1.3 on. */
    PROVIDER("ProviderName", true),
    SERVICE("ServiceName", true),
    SERVICE_CATEGORY("ServiceCategory", true),
    RESOURCE("ResourceId", false),
    CONSUMED_QUANTITY("ConsumedQuantity", false),
    CONSUMED_UNIT("ConsumedUnit", false),
    TAGS("Tags", false);

    private final String id;
    private final boolean needed;

    Column(String id, boolean needed) {
      this.id = id;
      this.needed = needed;
    }

    String id() {
      return id;
    }
  }

  /** How many of the needed columns make a table FOCUS and not something else. */
  private static final int TELLING = 3;

  private static final List<String> ROW_IDS = List.of("id", "rowid", "lineitemid", "xrowid");

  FocusColumns {
    at = Map.copyOf(at);
  }

  static FocusColumns of(List<String> header) {
    Map<Column, Integer> at = new EnumMap<>(Column.class);
    int rowId = -1;
    for (int i = 0; i < header.size(); i++) {
      String name = plain(header.get(i));
      for (Column column : Column.values()) {
        if (name.equals(plain(column.id))) {
          at.putIfAbsent(column, i);
        }
      }
      if (name.equals("serviceprovidername")) {
        at.putIfAbsent(Column.PROVIDER, i);
      }
      if (ROW_IDS.contains(name)) {
        rowId = i;
      }
    }
    return new FocusColumns(at, header.size(), rowId);
  }

  private static String plain(String name) {
    return name.strip().replace("_", "").replace(" ", "").toLowerCase(Locale.ROOT);
  }

  boolean isFocus() {
    return at.keySet().stream().filter(column -> column.needed).count() >= TELLING;
  }

  /** Returns the ids of all needed columns that are not there. */
  List<String> missing() {
    List<String> missing = new ArrayList<>();
    for (Column column : Column.values()) {
      if (column.needed && !at.containsKey(column)) {
        missing.add(column.id);
      }
    }
    return missing;
  }
}
