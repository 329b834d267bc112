package dev.pillowmint.followup.send.returned;

import jakarta.mail.FetchProfile;
import jakarta.mail.Flags.Flag;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * Reads the mailbox, a batch at a time. What was understood is marked as read; the rest stays as it
 * is, for people, and is not looked at again until a restart.
 */
final class Mailbox {
  private static final int LARGEST_BYTES = 4 * 1024 * 1024;

  private final ReturnedMailSettings settings;
  private final ReturnedMail returned;
  private long validity;
  private long reached;

  Mailbox(ReturnedMailSettings settings, ReturnedMail returned) {
    this.settings = settings;
    this.returned = returned;
  }

  /** Looks at the next batch; returns how many e-mails that were. */
  int read() throws MessagingException {
    Session session = Session.getInstance(properties());
    try (Store store = session.getStore(settings.protocol())) {
      store.connect(settings.host(), settings.port(), settings.username(), settings.password());
      try (Folder folder = store.getFolder(settings.folder())) {
        folder.open(Folder.READ_WRITE);
        return read(folder);
      }
    }
  }

  private int read(Folder folder) throws MessagingException {
    UIDFolder uids = (UIDFolder) folder;
    if (uids.getUIDValidity() != validity) {
      validity = uids.getUIDValidity();
      reached = 0;
    }
    List<Message> batch = next(folder, uids);
    for (Message mail : batch) {
      long uid = uids.getUID(mail);
      if (returned.take(whole(mail, folder))) {
        mail.setFlag(Flag.SEEN, true);
      }
      reached = uid;
    }
    return batch.size();
  }

  /** A copy, since a server need not understand what it keeps; empty: it is too large, or gone. */
  private static Optional<MimeMessage> whole(Message mail, Folder folder)
      throws MessagingException {
    try {
      return mail.getSize() > LARGEST_BYTES
          ? Optional.empty()
          : Optional.of(new MimeMessage((MimeMessage) mail));
    } catch (MessagingException e) {
      if (folder.isOpen()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private List<Message> next(Folder folder, UIDFolder uids) throws MessagingException {
    // The last one always belongs to the range, even where it is before its beginning.
    Message[] later = uids.getMessagesByUID(reached + 1, UIDFolder.LASTUID);
    FetchProfile flags = new FetchProfile();
    flags.add(FetchProfile.Item.FLAGS);
    flags.add(UIDFolder.FetchProfileItem.UID);
    folder.fetch(later, flags);
    return Arrays.stream(later)
        .map(mail -> new Place(mail, uid(uids, mail)))
        .filter(place -> place.uid() > reached && !isSeen(place.mail()))
        .sorted(Comparator.comparingLong(Place::uid))
        .limit(settings.batch())
        .map(Place::mail)
        .toList();
  }

  private Properties properties() {
    Properties properties = new Properties();
    for (String key : List.of("connectiontimeout", "timeout", "writetimeout")) {
      properties.setProperty("mail.%s.%s".formatted(settings.protocol(), key), "20000");
    }
    // Looking at it does not mark it as read.
    properties.setProperty("mail.%s.peek".formatted(settings.protocol()), "true");
    properties.setProperty(
        "mail.%s.ssl.checkserveridentity".formatted(settings.protocol()), "true");
    return properties;
  }

  private static long uid(UIDFolder uids, Message mail) {
    try {
      return uids.getUID(mail);
    } catch (MessagingException e) {
      return 0;
    }
  }

  private static boolean isSeen(Message mail) {
    try {
      return mail.isSet(Flag.SEEN);
    } catch (MessagingException e) {
      return true;
    }
  }

  private record Place(Message mail, long uid) {}
}
