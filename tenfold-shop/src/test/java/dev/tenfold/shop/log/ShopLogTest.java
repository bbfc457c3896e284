package dev.tenfold.shop.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenfold.shop.Browser;
import dev.tenfold.shop.ShopFixture;
import dev.tenfold.shop.flag.Flag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class ShopLogTest {
  private static final Logger LOG = LoggerFactory.getLogger(ShopLogTest.class);

  @RegisterExtension static final ShopFixture SHOP = new ShopFixture();

  @Test
  void with_the_sin_every_statement_is_in_the_file_before_the_page_is_sent() throws IOException {
    long before = Files.size(file());
    SHOP.visitor().get("/products/7");
    assertThat(since(before)).contains("DEBUG sql: 1 rows from SELECT").contains("FROM product");
  }

  @Test
  void with_the_remedy_only_what_matters_is_written_and_soon() throws Exception {
    SHOP.set(Flag.LOGGING, "asynchronous");
    long before = Files.size(file());
    Browser visitor = SHOP.visitor();
    visitor.get("/products/7");
    LOG.info("something that matters");
    long end = System.nanoTime() + 5_000_000_000L;
    while (!since(before).contains("something that matters") && System.nanoTime() < end) {
      Thread.sleep(5);
    }
    assertThat(since(before)).contains("something that matters").doesNotContain("DEBUG");
  }

  @Test
  void both_variants_answer_alike() {
    String sin = SHOP.visitor().get("/products/7").body();
    SHOP.set(Flag.LOGGING, "asynchronous");
    assertThat(SHOP.visitor().get("/products/7").body()).isEqualTo(sin);
  }

  private static Path file() {
    return SHOP.flagFile().resolveSibling("shop.log");
  }

  private static String since(long position) throws IOException {
    return Files.readString(file()).substring(Math.toIntExact(position));
  }
}
