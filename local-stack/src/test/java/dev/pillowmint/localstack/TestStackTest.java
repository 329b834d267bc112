package dev.pillowmint.localstack;

/** The stack that this machine gives to tests. */
class TestStackTest extends TestStackContract {
  @Override
  TestStack stack() {
    return TestStack.shared();
  }
}
