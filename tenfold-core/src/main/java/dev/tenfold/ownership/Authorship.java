package dev.tenfold.ownership;

/**
 * Degree of authorship of one developer in one file: 3.293 + 1.098·FA + 0.164·DL − 0.321·ln(1 +
 * AC), where FA is 1 for who created the file, DL are the changes this developer made to it and AC
 * those of all others. Creating the file is no change, renaming it is one. Who creates it again,
 * after it was deleted or on another branch, has created it too: the authors' tool decides so by
 * its {@code getDoaMultAuthor}.
 *
 * @see <a href="https://doi.org/10.1109/ICPC.2016.7503718">Avelino, Passos, Hora and Valente, A
 *     novel approach for estimating truck factors, ICPC 2016, section II</a>
 * @see <a href="https://github.com/aserg-ufmg/Truck-Factor">the authors' own tool,
 *     AuthorshipInfo.java</a>
 */
public final class Authorship {
  private static final double CONSTANT = 3.293;
  private static final double FIRST = 1.098;
  private static final double CHANGE = 0.164;
  private static final double OTHERS = 0.321;

  /** Least part of the file's highest degree that makes an author. */
  private static final double OF_BEST = 0.75;

  private Authorship() {}

  /**
   * Returns the degree, without a unit.
   *
   * @param created whether this developer created the file
   * @param changes changes by this developer
   * @param others changes by all others
   */
  public static double degree(boolean created, int changes, int others) {
    return CONSTANT + (created ? FIRST : 0) + CHANGE * changes - OTHERS * Math.log1p(others);
  }

  /**
   * Returns whether a developer counts as an author of the file: with more than 0.75 of the highest
   * degree that anybody has in it, and at least 3.293 unless it was this developer who created it.
   */
  public static boolean isAuthor(double degree, double highest, boolean created) {
    return degree / highest > OF_BEST && (degree >= CONSTANT || created);
  }
}
