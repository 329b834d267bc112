package dev.pillowmint.localstack;

/** The stack as child processes, which every machine can run. */
class ProcessStackTest extends TestStackContract {
  private static final TestStack STACK = new ProcessStack();

  @Override
  TestStack stack() {
    return STACK;
  }
}
