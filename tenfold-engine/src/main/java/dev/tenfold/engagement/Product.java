package dev.tenfold.engagement;

import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/**
 * What is worked on.
 *
 * @param title for people
 * @param zone where days begin
 * @param currency ISO 4217
 * @param unit what business counts: {@code order}
 * @param facts what decides how secure it must be
 * @param production what records call the environments that people use
 * @param services its parts
 */
public record Product(
    String title,
    ZoneId zone,
    String currency,
    String unit,
    Facts facts,
    ProductionNames production,
    List<Service> services) {
  public Product {
    services = List.copyOf(services);
  }

  /**
   * What decides how secure a product must be.
   *
   * @param data classes of data it holds: {@code personal}, {@code payment}, {@code health}, {@code
   *     credentials}; empty for none
   * @param exposure who can reach it: {@code internet}, {@code partners}, {@code internal}
   * @param movesMoney whether it moves money
   * @param tenants whether customers share an installation: {@code single}, {@code multi}
   */
  public record Facts(Set<String> data, String exposure, boolean movesMoney, String tenants) {
    public Facts {
      data = Set.copyOf(data);
    }
  }

  /**
   * A part of the product.
   *
   * @param name as logs and deployments call it
   * @param paths globs of its files in the repository; all files where there are none
   */
  public record Service(String name, List<String> paths) {
    public Service {
      paths = List.copyOf(paths);
    }
  }
}
