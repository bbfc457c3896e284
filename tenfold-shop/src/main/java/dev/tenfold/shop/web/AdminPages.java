package dev.tenfold.shop.web;

import dev.tenfold.shop.account.Customers;
import dev.tenfold.shop.admin.SalesReport;
import dev.tenfold.shop.flag.Flag;
import dev.tenfold.shop.flag.Flags;
import dev.tenfold.shop.session.Session;
import io.helidon.http.BadRequestException;
import io.helidon.http.ForbiddenException;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.EnumMap;
import java.util.Map;

/** For those who run the shop: the sales report and the flags. */
public final class AdminPages implements HttpService {
  private static final int MONTH = 30;
  private static final int TEN_YEARS = 3_650;

  private final Pages pages;
  private final Visits visits;
  private final Customers customers;
  private final SalesReport report;
  private final Flags flags;

  public AdminPages(
      Pages pages, Visits visits, Customers customers, SalesReport report, Flags flags) {
    this.pages = pages;
    this.visits = visits;
    this.customers = customers;
    this.report = report;
    this.flags = flags;
  }

  @Override
  public void routing(HttpRules rules) {
    rules.get("/admin/report", this::report);
    rules.get("/flags", this::showFlags);
    rules.post("/flags", this::setFlags);
  }

  private void report(ServerRequest request, ServerResponse response) {
    Session session = admin(request, response);
    int days = Form.inQuery(request, "days", MONTH, TEN_YEARS);
    pages.send(
        response,
        "report",
        Map.of("visitor", Visitor.of(session), "days", days, "sales", report.of(days)));
  }

  private void showFlags(ServerRequest request, ServerResponse response) {
    Session session = admin(request, response);
    pages.send(response, "flags", Map.of("visitor", Visitor.of(session), "variants", flags.all()));
  }

  private void setFlags(ServerRequest request, ServerResponse response) {
    admin(request, response);
    flags.set(changes(Form.of(request)));
    response.status(Status.SEE_OTHER_303).header(HeaderNames.LOCATION, "/flags").send();
  }

  /** Returns what {@code all} says for every flag, or else what is said of single ones. */
  private static Map<Flag, String> changes(Form form) {
    Map<Flag, String> changes = new EnumMap<>(Flag.class);
    String all = form.text("all");
    for (Flag flag : Flag.values()) {
      switch (all) {
        case "sins" -> changes.put(flag, flag.sin());
        case "remedies" -> changes.put(flag, flag.remedy());
        case "" -> form.fields().first(flag.key()).ifPresent(name -> changes.put(flag, name));
        default -> throw new BadRequestException("all is sins or remedies, not " + all);
      }
    }
    changes.forEach((flag, name) -> {
      if (!flag.variants().contains(name)) {
        throw new BadRequestException(flag.key() + " has no variant " + name);
      }
    });
    return changes;
  }

  private Session admin(ServerRequest request, ServerResponse response) {
    Session session = visits.of(request);
    if (session.customer().isEmpty() || !customers.isAdmin(session.customer().getAsInt())) {
      throw new ForbiddenException("for the admin only");
    }
    response.header(HeaderNames.CACHE_CONTROL, "private, no-store");
    return session;
  }
}
