package dev.pillowmint.canary.left;

import dev.pillowmint.canary.right.RightEdge;

/** Illegal: an edge that imports another edge. */
public final class LeftEdge {
  private LeftEdge() {}

  static String name() {
    return RightEdge.name();
  }
}
