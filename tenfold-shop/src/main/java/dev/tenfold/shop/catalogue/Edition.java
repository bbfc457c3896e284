package dev.tenfold.shop.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;

/**
 * What a part of the catalogue is like at one moment: as long as the edition is the same, so is all
 * that is made of that part.
 *
 * @param name different for every edition
 * @param changedAt when it came out; empty while another may come out in the same second
 */
public record Edition(String name, Optional<Instant> changedAt) {
  static Edition read(ResultSet row) throws SQLException {
    Timestamp at = row.getTimestamp("at");
    boolean settled = row.getBoolean("settled");
    return new Edition(
        row.getString("name"), Optional.of(at).filter(any -> settled).map(Timestamp::toInstant));
  }
}
