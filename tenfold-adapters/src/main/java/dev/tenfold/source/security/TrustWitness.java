package dev.tenfold.source.security;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Notes whether a certificate is trusted and lets the handshake go on either way, since nothing is
 * sent over the connection: what an expired certificate looks like is what is asked.
 */
final class TrustWitness extends X509ExtendedTrustManager {
  private final X509ExtendedTrustManager judge;
  private @Nullable X509Certificate own;
  private boolean trusted;

  TrustWitness() throws IOException {
    this.judge = usual();
  }

  private static X509ExtendedTrustManager usual() throws IOException {
    try {
      String usual = TrustManagerFactory.getDefaultAlgorithm();
      TrustManagerFactory factory = TrustManagerFactory.getInstance(usual);
      factory.init((KeyStore) null);
      for (TrustManager manager : factory.getTrustManagers()) {
        if (manager instanceof X509ExtendedTrustManager extended) {
          return extended;
        }
      }
    } catch (GeneralSecurityException e) {
      throw new IOException("no trusted authorities in this Java", e);
    }
    throw new IOException("no trusted authorities in this Java");
  }

  @Nullable X509Certificate own() {
    return own;
  }

  boolean trusted() {
    return trusted;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {
    own = chain.length > 0 ? chain[0] : null;
    try {
      judge.checkServerTrusted(chain, type, socket);
      trusted = true;
    } catch (CertificateException e) {
      trusted = false;
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    judge.checkServerTrusted(chain, type, engine);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    judge.checkServerTrusted(chain, type);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    judge.checkClientTrusted(chain, type, socket);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    judge.checkClientTrusted(chain, type, engine);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    judge.checkClientTrusted(chain, type);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return judge.getAcceptedIssuers();
  }
}
