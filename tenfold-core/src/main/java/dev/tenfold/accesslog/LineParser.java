package dev.tenfold.accesslog;

/**
 * Reads the lines of one format. Made for one thread: parsers keep scratch state such as the last
 * minute they decoded.
 */
public interface LineParser {
  /** How many readable bytes must follow the last newline of a chunk: parsers load whole words. */
  int SLACK_BYTES = 64;

  /**
   * Fills {@code out} from the line that starts at {@code position} and returns the position after
   * its newline, or the complement {@code ~position} of that when the line is rejected; only then
   * {@link RequestLine#rejection} says why. Never throws on content.
   *
   * @param chunk the bytes; the line ends with {@code '\n'} before {@code limit}, and {@link
   *     #SLACK_BYTES} bytes after {@code limit} are readable
   * @param position first byte of the line
   * @param limit end of the last complete line in the chunk, just after its {@code '\n'}
   * @param out filled by this parser only: fields the format never has keep their first values
   */
  long parse(byte[] chunk, long position, long limit, RequestLine out);
}
