package dev.tenfold.observe;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at a TLS handshake. Null where the record does not say.
 *
 * @param host with the port where it is not 443
 * @param protocol {@code TLSv1.3}: what was agreed on, or tried and refused
 * @param cipher what was agreed on; empty where it was refused
 * @param accepted whether the host agreed
 * @param notAfter when its certificate ends
 * @param trusted whether the certificate leads to a publicly trusted authority
 * @param stapled whether the host stapled an OCSP response
 * @param encryptedHello whether Encrypted Client Hello was accepted
 * @param at when
 * @param place where it was read
 */
public record TlsHandshake(
    String host,
    String protocol,
    String cipher,
    boolean accepted,
    @Nullable Instant notAfter,
    @Nullable Boolean trusted,
    @Nullable Boolean stapled,
    @Nullable Boolean encryptedHello,
    @Nullable Instant at,
    Place place) {}
