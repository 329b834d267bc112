package dev.pillowmint.localstack.process;

import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Arrays;

/**
 * Runs another main class and ends when the parent does, even if the parent was killed: the parent
 * holds the other end of standard input, which then closes.
 */
public final class Leash {
  private static final long GRACE_MILLIS = 15_000;

  private Leash() {}

  /** First argument: the main class; the others are handed to it. */
  public static void main(String... args) throws ReflectiveOperationException {
    hold();
    Method main = Class.forName(args[0]).getMethod("main", String[].class);
    main.setAccessible(true);
    main.invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
  }

  private static void hold() {
    Thread.ofPlatform().daemon().name("leash").start(Leash::endWithParent);
  }

  private static void endWithParent() {
    try {
      while (System.in.read() >= 0) {
        // The parent never writes.
      }
    } catch (IOException e) {
      // A broken pipe means the same as a closed one.
    }
    Thread.ofPlatform().daemon().name("leash-end").start(() -> System.exit(0));
    try {
      Thread.sleep(GRACE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(1);
  }
}
