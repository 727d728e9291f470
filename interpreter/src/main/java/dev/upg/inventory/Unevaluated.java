package dev.upg.inventory;

/**
 * Stands for the value of a variable that only Ansible can work out. It is an error where somebody wants the value.
 *
 * @param why what it is and what to do, as the end of a sentence
 */
public record Unevaluated(String why) {
  @Override
  public String toString() {
    return "not evaluated here";
  }
}
