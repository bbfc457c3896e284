package dev.tenfold.source.cost;

import java.util.List;

/** Takes a table row by row, whatever its file is. */
interface TableTaker {
  /**
   * Takes the names of the columns.
   *
   * @param line where they stand; 0 where they stand in no line
   * @return whether the rows are wanted
   */
  boolean header(List<String> names, long line);

  /**
   * Takes the values of a row, empty ones where there are none.
   *
   * @param line the line it begins in, or its number from 1 in files without lines
   * @return whether more rows are wanted
   */
  boolean row(List<String> values, long line);

  /**
   * Refuses what comes after the last row.
   *
   * @param what why it cannot be read, in one clause
   */
  void broken(String what, String fix);
}
