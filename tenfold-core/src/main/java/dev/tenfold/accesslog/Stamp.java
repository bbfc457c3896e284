package dev.tenfold.accesslog;

/** Which end of the request a log's stamp marks. */
public enum Stamp {
  /** When the request arrived: Apache, Envoy, HAProxy, Traefik. */
  START,
  /** When the line was written, after the response: nginx, IIS, ALB, CloudFront, Caddy. */
  END,
  /** The format does not say. */
  UNKNOWN
}
