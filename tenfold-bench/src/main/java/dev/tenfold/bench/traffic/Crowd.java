package dev.tenfold.bench.traffic;

import java.util.List;

/** Clients of one kind: how many there are, where they come from, what they call themselves. */
final class Crowd implements Audience {
  private static final byte[] IPV6 = LineBytes.ascii("2001:db8:a");
  private static final byte[] IPV6_HOST = LineBytes.ascii(":1f0::c");

  private final int clients;
  private final byte[] network;
  private final byte[][] agents;
  private final Template[] referers;

  /**
   * @param clients how many there are
   * @param network what their addresses start with: blocks for documentation and benchmarks (RFC
   *     5737, RFC 2544, RFC 3849), or private ones for what runs inside
   * @param agents what they call themselves, the common ones first
   * @param referers where they come from, the common ones first
   */
  Crowd(int clients, String network, List<String> agents, List<String> referers) {
    this.clients = clients;
    this.network = LineBytes.ascii(network);
    this.agents = agents.stream().map(LineBytes::ascii).toArray(byte[][]::new);
    this.referers = referers.stream().map(Template::new).toArray(Template[]::new);
  }

  @Override
  public Crowd one(Draws draws) {
    return this;
  }

  /** Returns the number of a client, {@code ≥ 0}. */
  int client(Draws draws) {
    return draws.skewedBelow(clients);
  }

  /** Writes the address of a client, always the same. */
  void writeAddress(int client, LineBytes to) {
    long bits = Draws.mixed(client * 1024L + clients);
    if (clients > 10_000 && (bits & 7L << 40) == 0) {
      to.add(IPV6);
      to.addHex(bits, 3);
      to.add(IPV6_HOST);
      to.addHex(bits >>> 24, 3);
      return;
    }
    to.add(network);
    if (network.length < 8) {
      to.addNumber(bits & 255);
      to.add('.');
    }
    to.addNumber(1 + ((bits >>> 8) & 0xffff) % 254);
  }

  /** Returns what a client calls itself, always the same. */
  byte[] agent(int client) {
    double share = (Draws.mixed(client) >>> 11) * 0x1p-53;
    return agents[(int) (share * share * agents.length)];
  }

  /** Writes the page a request comes from. */
  void writeReferer(Draws draws, LineBytes to) {
    if (referers.length == 0) {
      to.add('-');
      return;
    }
    referers[draws.skewedBelow(referers.length)].write(draws, to);
  }
}
