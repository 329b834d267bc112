package dev.pillowmint.followup.story;

class ChroniclesInMemoryTest extends ChroniclesContract {
  private final Chronicles chronicles = new ChroniclesInMemory();

  @Override
  protected Chronicles chronicles() {
    return chronicles;
  }
}
