package dev.tenfold.shop.seed;

import java.util.ArrayList;
import java.util.List;

/** The shop's categories, and what the things in them are. */
final class Departments {
  /**
   * @param noun what a product of it is called
   */
  record Category(int id, String department, String name, String noun) {}

  private static final String[][] NAMES = {
    {"Kitchen", "Pots:Pot", "Knives:Knife", "Boards:Board", "Bowls:Bowl", "Kettles:Kettle"},
    {"Table", "Plates:Plate", "Cups:Cup", "Cutlery:Spoon", "Carafes:Carafe"},
    {"Living", "Lamps:Lamp", "Chairs:Chair", "Shelves:Shelf", "Cushions:Cushion", "Clocks:Clock"},
    {"Sleep", "Blankets:Blanket", "Pillows:Pillow", "Linen:Sheet"},
    {"Bath", "Towels:Towel", "Brushes:Brush", "Baskets:Basket", "Mirrors:Mirror"},
    {"Garden", "Tools:Trowel", "Pots for plants:Planter", "Benches:Bench", "Hoses:Hose"},
    {"Office", "Notebooks:Notebook", "Pens:Pen", "Desks:Desk", "Trays:Tray"},
    {"Travel", "Bags:Bag", "Suitcases:Suitcase", "Bottles:Bottle", "Umbrellas:Umbrella"},
    {"Children", "Blocks:Block", "Puzzles:Puzzle", "Carts:Cart", "Puppets:Puppet"},
    {"Workshop", "Hammers:Hammer", "Saws:Saw", "Boxes:Box"},
  };

  private Departments() {}

  /** Returns all categories, numbered from 1. */
  static List<Category> all() {
    List<Category> all = new ArrayList<>();
    for (String[] department : NAMES) {
      for (int i = 1; i < department.length; i++) {
        String[] names = department[i].split(":", 2);
        all.add(new Category(all.size() + 1, department[0], names[0], names[1]));
      }
    }
    return List.copyOf(all);
  }
}
