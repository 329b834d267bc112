package dev.pillowmint.intake.command;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What the user named cannot be read; the message says what and why. */
final class UnreadableFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadableFileException(Path file, String why) {
    super(file + " cannot be read: " + why);
  }

  static UnreadableFileException of(Path file, IOException cause) {
    return new UnreadableFileException(
        file,
        switch (cause) {
          case NoSuchFileException missing -> "there is no such file";
          case AccessDeniedException denied -> "permission denied";
          case CharacterCodingException bytes -> "it is not UTF-8 text";
          default -> String.valueOf(cause.getMessage());
        });
  }
}
