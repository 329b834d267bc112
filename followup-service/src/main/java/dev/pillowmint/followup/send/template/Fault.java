package dev.pillowmint.followup.send.template;

/**
 * Why a template cannot be used.
 *
 * @param file which
 * @param line counted from 1; 0: all of it
 * @param what is wrong
 * @param remedy what to do
 */
record Fault(String file, int line, String what, String remedy) {

  @Override
  public String toString() {
    String place = line == 0 ? file : "%s, line %d".formatted(file, line);
    return "%s: %s; %s".formatted(place, what, remedy);
  }
}
