package dev.pillowmint.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pillowmint.localstack.process.LocalStackException;
import org.junit.jupiter.api.Test;

class SharedStackTest {
  @Test
  void shouldRunChildProcessesWhenToldSo() {
    assertThat(SharedStack.choose("local")).isInstanceOf(ProcessStack.class);
  }

  @Test
  void shouldSayWhichWaysThereAre() {
    assertThatThrownBy(() -> SharedStack.choose("podman"))
        .isInstanceOf(LocalStackException.class)
        .hasMessage("-Dpillowmint.stack=podman is unknown; use local or docker");
  }
}
