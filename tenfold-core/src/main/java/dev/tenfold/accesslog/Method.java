package dev.tenfold.accesslog;

/** A request method of HTTP. */
public enum Method {
  /** No request could be read, as when a client spoke TLS to a plain port. */
  NONE,
  GET,
  HEAD,
  POST,
  PUT,
  DELETE,
  CONNECT,
  OPTIONS,
  TRACE,
  PATCH,
  PROPFIND,
  REPORT,
  /** A method that is none of the above. */
  OTHER
}
