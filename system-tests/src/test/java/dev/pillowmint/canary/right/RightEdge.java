package dev.pillowmint.canary.right;

/** Legal by itself. */
public final class RightEdge {
  private RightEdge() {}

  /** A name. */
  public static String name() {
    return "right";
  }
}
