package dev.upg.view;

/** Parts of a line put together so that it fits into a number of cells. */
final class Fit {
  private Fit() {}

  /** The middle gives way first: values and times at the end are what the reader looks for. */
  static String line(String lead, String middle, String end, Screen screen, int width) {
    int room = width - Cells.width(lead) - Cells.width(end);
    var kept = room < Cells.width(screen.ellipsis()) ? "" : Cells.cut(middle, room, screen.ellipsis());
    return Cells.cut(lead + kept + end, width, screen.ellipsis());
  }
}
