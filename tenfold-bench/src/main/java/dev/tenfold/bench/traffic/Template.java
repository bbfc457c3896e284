package dev.tenfold.bench.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path or referer with parts that are drawn for each request: {@code
 * /orders/{int:900000}/items/{uuid}}.
 *
 * <table>
 * <caption>Parts</caption>
 * <tr><td>{@code {int:N}}</td><td>a whole number from 1 to N, small ones likelier</td></tr>
 * <tr><td>{@code {uuid}}</td><td>a random UUID, version 4</td></tr>
 * <tr><td>{@code {hex:N}}</td><td>N hexadecimal digits, N ≤ 32</td></tr>
 * <tr><td>{@code {token:N}}</td><td>N letters and digits, N ≤ 10</td></tr>
 * <tr><td>{@code {slug:N}}</td><td>one of N names made of two to four words: cold-brew-kettle</td></tr>
 * <tr><td>{@code {query}}</td><td>what people type into a search field, percent-encoded</td></tr>
 * <tr><td>{@code {date}}</td><td>a day: 2026-03-14</td></tr>
 * <tr><td>{@code {one:a,b,c}}</td><td>one of the words listed</td></tr>
 * </table>
 */
final class Template {
  private static final Pattern PART = Pattern.compile("\\{(\\w+)(?::([^}]*))?}");
  private static final byte[] LETTERS =
      LineBytes.ascii("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
  private static final byte[][] WORDS =
      words(
          "amber,ash,basket,bench,birch,blue,bowl,brass,brew,brick,canvas,carbon,cedar,chair,clay,"
              + "coat,cold,copper,cork,cotton,cup,deep,desk,double,dry,earth,fern,field,fine,flask,"
              + "flat,fold,forest,frame,garden,glass,gold,grain,grey,hand,hazel,hemp,high,hook,"
              + "indigo,iron,ivory,jar,kettle,knife,lamp,large,leaf,light,linen,long,low,maple,marble,"
              + "matte,mill,mint,moss,mug,needle,night,north,oak,ocean,olive,open,paper,pen,pine,"
              + "plain,plate,poplar,press,quiet,rack,raw,red,reed,river,rope,round,rug,sage,salt,sand,"
              + "satin,shelf,silk,silver,slate,slim,small,smoke,soft,spoon,square,steel,stone,stool,"
              + "straw,table,tea,thread,tile,tin,tray,twill,valley,walnut,warm,wash,wave,white,wide,"
              + "willow,wire,wood,wool");
  private static final byte[][] JOINTS = words("+,%20,+,-");
  private static final byte[][] MARKS = words("%C3%A9,%C3%BC,%C3%B1,%26,%2B");

  private interface Part {
    void write(Draws draws, LineBytes to);
  }

  private final String text;
  private final List<Part> parts = new ArrayList<>();

  /** Reads a template; what stands outside braces is written as it is. */
  Template(String text) {
    this.text = text;
    Matcher matcher = PART.matcher(text);
    int end = 0;
    while (matcher.find()) {
      addText(text.substring(end, matcher.start()));
      parts.add(part(matcher.group(1), matcher.group(2)));
      end = matcher.end();
    }
    addText(text.substring(end));
  }

  void write(Draws draws, LineBytes to) {
    for (Part part : parts) {
      part.write(draws, to);
    }
  }

  @Override
  public String toString() {
    return text;
  }

  private void addText(String literal) {
    if (!literal.isEmpty()) {
      byte[] bytes = LineBytes.ascii(literal);
      parts.add((draws, to) -> to.add(bytes));
    }
  }

  private static Part part(String kind, String argument) {
    return switch (kind) {
      case "int" -> {
        int bound = Integer.parseInt(argument);
        yield (draws, to) -> to.addNumber(1 + draws.skewedBelow(bound));
      }
      case "uuid" -> Template::writeUuid;
      case "hex" -> {
        int digits = Integer.parseInt(argument);
        yield (draws, to) -> writeHex(digits, draws, to);
      }
      case "token" -> {
        int digits = Integer.parseInt(argument);
        yield (draws, to) -> to.addDigits(draws.bits(), digits, LETTERS);
      }
      case "slug" -> {
        int names = Integer.parseInt(argument);
        yield (draws, to) -> writeSlug(Draws.mixed(names + draws.skewedBelow(names)), to);
      }
      case "query" -> Template::writeQuery;
      case "date" -> Template::writeDate;
      case "one" -> {
        byte[][] words = words(argument);
        yield (draws, to) -> to.add(words[draws.skewedBelow(words.length)]);
      }
      default -> throw new IllegalArgumentException("{" + kind + "} is no part of a template");
    };
  }

  private static void writeUuid(Draws draws, LineBytes to) {
    long high = draws.bits();
    long low = draws.bits();
    to.addHex(high, 8);
    to.add('-');
    to.addHex(high >>> 32, 4);
    to.add('-');
    to.add('4');
    to.addHex(high >>> 48, 3);
    to.add('-');
    to.addHex(8 + (low >>> 62), 1);
    to.addHex(low, 3);
    to.add('-');
    to.addHex(low >>> 12, 12);
  }

  private static void writeHex(int digits, Draws draws, LineBytes to) {
    for (int left = digits; left > 0; left -= 16) {
      to.addHex(draws.bits(), Math.min(16, left));
    }
  }

  private static void writeSlug(long bits, LineBytes to) {
    int words = 2 + (int) (bits & 3) % 3;
    for (int i = 0; i < words; i++) {
      if (i > 0) {
        to.add('-');
      }
      to.add(WORDS[(int) ((bits >>> (8 + 10 * i)) & 1023) % WORDS.length]);
    }
  }

  private static void writeQuery(Draws draws, LineBytes to) {
    long bits = draws.bits();
    to.add(WORDS[(int) (bits & 1023) % WORDS.length]);
    if ((bits & (1 << 20)) != 0) {
      to.add(JOINTS[(int) ((bits >>> 21) & 3)]);
      to.add(WORDS[(int) ((bits >>> 32) & 1023) % WORDS.length]);
    }
    if (((bits >>> 48) & 7) == 0) {
      to.add(MARKS[(int) ((bits >>> 52) & 255) % MARKS.length]);
    }
  }

  private static void writeDate(Draws draws, LineBytes to) {
    int day = draws.skewedBelow(240);
    to.addNumber(2026);
    to.add('-');
    to.addPadded(8 - day / 30, 2);
    to.add('-');
    to.addPadded(1 + day % 28, 2);
  }

  private static byte[][] words(String list) {
    String[] words = list.split(",", -1);
    byte[][] bytes = new byte[words.length][];
    for (int i = 0; i < words.length; i++) {
      bytes[i] = LineBytes.ascii(words[i]);
    }
    return bytes;
  }
}
