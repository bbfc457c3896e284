package dev.tenfold.diagnose.cost;

import dev.tenfold.units.Digits;
import dev.tenfold.units.Figure;
import dev.tenfold.units.Times;
import dev.tenfold.verdict.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a reader must know of the charges. */
final class CostNotes {
  static final String NOT_CHARGED = "no charge is of the time that the access logs cover";
  static final String EXPORT = "export the charges of that time as well";

  private final CostMaterial material;
  private final Ledger ledger;
  private final List<String> notes = new ArrayList<>();

  CostNotes(CostMaterial material, Ledger ledger) {
    this.material = material;
    this.ledger = ledger;
  }

  /** Returns what is to be said where nothing can be counted. */
  List<String> ofReading() {
    if (material.unread() > 0) {
      notes.add("Could not be read, and are in no sum: " + charges(material.unread()));
    }
    if (ledger.outside() > 0) {
      notes.add("Outside the window and left out: " + charges(ledger.outside()));
    }
    return List.copyOf(notes);
  }

  List<String> all(Money money, Allocation allocation) {
    ofReading();
    currencies();
    basis(money);
    long cut = ledger.entries().stream().filter(Entry::isCut).count();
    if (cut > 0) {
      notes.add(
          "Reach over an end of the window, and count by the part of their time inside: "
              + charges(cut));
    }
    corrections(money);
    MonthRate rate = money.rate();
    if (rate != null) {
      notes.add("A month is " + rate.how());
      if (rate.lacksDays()) {
        notes.add(
            "Charges cover "
                + Digits.three(rate.days())
                + " of "
                + Digits.three(rate.ofDays())
                + " days: days without any are taken as not exported, not as free"
                + (material.served().equals(material.window())
                    ? ", and costs for each request are scaled to the window"
                    : ""));
      }
    }
    int usage = ledger.usageDays().size();
    if (usage > 0 && usage < ledger.byDay().size()) {
      notes.add(
          "Usage is charged by the hour or day on "
              + usage
              + " of the "
              + ledger.byDay().size()
              + " days with charges; the others have longer charges only, and may not be exported"
              + " in full");
    }
    allocation
        .apart()
        .forEach((kind, sum) ->
            notes.add(
                amount(money, sum.amount())
                    + " of "
                    + CostExhibits.apartName(kind)
                    + " is in the total, and in no pool and no cost for each request"));
    if (allocation.perhapsIdle().signum() != 0) {
      notes.add(
          "How much of the CPU time that is paid for is idle is not known: marginal cost is an upper"
              + " bound. Collect the use of the machines' processors and how many there are");
    }
    return List.copyOf(notes);
  }

  /** Returns what is to be known of the time in which requests were counted, where it differs. */
  static List<String> ofServing(CostMaterial material, Charged served) {
    if (material.served().equals(material.window()) || material.load().requests() <= 0) {
      return List.of();
    }
    String time = Times.window(material.served());
    if (served.isNothing()) {
      return List.of("No charge is of " + time + ", when the access logs count requests");
    }
    List<String> notes = new ArrayList<>();
    notes.add(
        "What requests cost is told of "
            + time
            + ", which the access logs cover: "
            + amount(served.money(), served.allocation().running())
            + " of usage and purchases were charged then");
    long cut = served.ledger().entries().stream().filter(Entry::isCut).count();
    if (cut > 0) {
      notes.add(
          "Reach over that time, and count by the part of theirs inside: "
              + charges(cut)
              + " of "
              + Digits.whole(served.ledger().entries().size()));
    }
    return notes;
  }

  private void currencies() {
    for (Map.Entry<String, Ledger.Sum> other : ledger.byCurrency().entrySet()) {
      if (!other.getKey().equals(ledger.currency())) {
        notes.add(
            "Are in "
                + other.getKey()
                + " and in no sum, since currencies are never added up: "
                + charges(other.getValue().charges()));
      }
    }
  }

  private void basis(Money money) {
    long billed = ledger.withoutEffective();
    long n = ledger.entries().size();
    if (billed == n) {
      notes.add("No effective cost is given: all amounts are billed cost");
      return;
    }
    if (billed > 0) {
      notes.add(
          "Give no effective cost, so that billed cost stands for it: "
              + charges(billed)
              + " of "
              + Digits.whole(n));
    }
    BigDecimal difference = ledger.total().subtract(ledger.billed());
    if (difference.signum() != 0) {
      notes.add(
          "Effective cost adds up to "
              + amount(money, ledger.total())
              + ", billed cost to "
              + amount(money, ledger.billed())
              + ": discounts and purchases ahead are spread in the first");
    }
  }

  private void corrections(Money money) {
    BigDecimal sum = BigDecimal.ZERO;
    long n = 0;
    for (Entry entry : ledger.entries()) {
      if (entry.spend().correction()) {
        n++;
        sum = sum.add(entry.amount());
      }
    }
    if (n > 0) {
      notes.add(
          "Correct periods that are already invoiced, and are in the total: "
              + charges(n)
              + ", "
              + amount(money, sum));
    }
  }

  private static String amount(Money money, BigDecimal amount) {
    return Figure.of(amount.doubleValue(), Unit.money(money.currency())).text();
  }

  private static String charges(long n) {
    return Figure.of((double) n, Unit.count("charge")).text();
  }
}
