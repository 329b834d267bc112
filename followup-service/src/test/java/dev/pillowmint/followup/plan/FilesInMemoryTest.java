package dev.pillowmint.followup.plan;

class FilesInMemoryTest extends FilesContract {
  private final Files files = new FilesInMemory();

  @Override
  protected Files files() {
    return files;
  }
}
