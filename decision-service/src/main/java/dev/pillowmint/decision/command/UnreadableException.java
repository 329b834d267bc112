package dev.pillowmint.decision.command;

/** Something the command was told to read cannot be read; the message says what and why. */
final class UnreadableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  private UnreadableException(
      String message, int status, @org.jspecify.annotations.Nullable Throwable cause) {
    super(message, cause);
    this.status = status;
  }

  /** A file that the user named. */
  static UnreadableException file(Object file, Throwable cause) {
    String why =
        cause instanceof java.nio.file.NoSuchFileException
            ? "there is no such file"
            : cause instanceof java.nio.charset.CharacterCodingException
                ? "it is not UTF-8 text"
                : cause instanceof java.nio.file.AccessDeniedException
                    ? "permission denied"
                    : String.valueOf(cause.getMessage());
    return new UnreadableException(file + " cannot be read: " + why, PolicyCommand.USAGE, cause);
  }

  /** A file that the user wants written. */
  static UnreadableException unwritable(Object file, Throwable cause) {
    String why =
        cause instanceof java.nio.file.NoSuchFileException
            ? "its folder does not exist"
            : String.valueOf(cause.getMessage());
    return new UnreadableException(file + " cannot be written: " + why, PolicyCommand.USAGE, cause);
  }

  /** A system that should answer. */
  static UnreadableException away(
      String message, @org.jspecify.annotations.Nullable Throwable cause) {
    return new UnreadableException(message, PolicyCommand.FAILED, cause);
  }

  int status() {
    return status;
  }
}
