package dev.pillowmint.logins;

import java.time.Duration;
import org.springframework.security.authentication.LockedException;

/** Says how long to wait, and nothing about whether the name exists. */
public final class TooManyTriesException extends LockedException {
  private static final long serialVersionUID = 1L;
  private final Duration wait;

  TooManyTriesException(Duration wait) {
    super("Too many tries");
    this.wait = wait;
  }

  /** Rounded up, at least 1. */
  public long seconds() {
    return wait.plusMillis(999).toSeconds();
  }
}
