package dev.tenfold.shop.provider;

/**
 * Where the world outside is.
 *
 * @param paymentUrl where {@link PaymentProvider} answers, without a slash at the end
 * @param smtpPort where mail is taken, on the loopback address
 */
public record Outside(String paymentUrl, int smtpPort) {}
