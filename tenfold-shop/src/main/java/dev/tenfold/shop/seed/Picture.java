package dev.tenfold.shop.seed;

import java.util.SplittableRandom;

/** A product's picture: a small drawing in SVG of its own colours and shapes. */
final class Picture {
  private Picture() {}

  static String svg(SplittableRandom random, int category) {
    int hue = (category * 47 + random.nextInt(40)) % 360;
    StringBuilder svg =
        new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 240 240\">");
    svg.append("<rect width=\"240\" height=\"240\" fill=\"hsl(")
        .append(hue)
        .append(" 32% 92%)\"/><ellipse cx=\"120\" cy=\"196\" rx=\"76\" ry=\"10\" fill=\"hsl(")
        .append(hue)
        .append(" 20% 82%)\"/>");
    int width = 50 + random.nextInt(50);
    int top = 40 + random.nextInt(60);
    String body = colour(hue, 52);
    svg.append(new Box(120 - width / 2, top, width, 196 - top, random.nextInt(40)).svg(body));
    for (int band = 1 + random.nextInt(3); band > 0; band--) {
      int y = top + 8 + random.nextInt(Math.max(1, 170 - top));
      Box box = new Box(120 - width / 2, y, width, 6 + random.nextInt(10), 3);
      svg.append(box.svg(colour(hue, 38)));
    }
    int knob = 12 + random.nextInt(18);
    Box lid = new Box(120 - knob / 2, top - knob + 4, knob, knob, knob / 2);
    return svg.append(lid.svg(colour(hue + 24, 44))).append("</svg>").toString();
  }

  private static String colour(int hue, int light) {
    return "hsl(" + hue % 360 + " 38% " + light + "%)";
  }

  private record Box(int x, int y, int width, int height, int round) {
    String svg(String fill) {
      return "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"%d\" fill=\"%s\"/>"
          .formatted(x, y, width, height, round, fill);
    }
  }
}
