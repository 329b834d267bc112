package dev.pillowmint.intake.webhook;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Ways to sign a webhook, each exactly as who invented it says. */
public enum Scheme {
  /** {@code webhook-id}, {@code webhook-timestamp}, {@code webhook-signature: v1,… v1,…}. */
  STANDARD_WEBHOOKS {
    @Override
    Proof read(Delivery delivery, String header) throws Unproven {
      String id = needed(delivery, "webhook-id");
      String time = needed(delivery, "webhook-timestamp");
      List<byte[]> signatures = new ArrayList<>();
      for (String part : needed(delivery, "webhook-signature").split(" ", MOST_SIGNATURES)) {
        if (part.startsWith("v1,")) {
          ifReadable(() -> base64(part.substring("v1,".length())), signatures);
        }
      }
      return signed(seconds(time), signatures, id + "." + time + ".", delivery);
    }

    @Override
    @Nullable Secret secret(String text) {
      try {
        return Secret.of(Base64.getDecoder().decode(text.replaceFirst("^whsec_", "")));
      } catch (IllegalArgumentException e) {
        return null;
      }
    }
  },

  /** {@code Stripe-Signature: t=…,v1=…,v1=…}. */
  STRIPE {
    @Override
    Proof read(Delivery delivery, String header) throws Unproven {
      String time = "";
      List<byte[]> signatures = new ArrayList<>();
      for (String part : needed(delivery, "stripe-signature").split(",", MOST_SIGNATURES)) {
        String[] said = part.strip().split("=", 2);
        if (said[0].equals("t") && said.length == 2) {
          time = said[1];
        } else if (said[0].equals("v1") && said.length == 2) {
          ifReadable(() -> hex(said[1]), signatures);
        }
      }
      return signed(seconds(time), signatures, time + ".", delivery);
    }
  },

  /** {@code X-Shopify-Hmac-Sha256}, in base64. */
  SHOPIFY {
    @Override
    Proof read(Delivery delivery, String header) throws Unproven {
      byte[] signature = base64(needed(delivery, "x-shopify-hmac-sha256"));
      return signed(null, List.of(signature), "", delivery);
    }
  },

  /** {@code X-Zendesk-Webhook-Signature} and {@code X-Zendesk-Webhook-Signature-Timestamp}. */
  ZENDESK {
    @Override
    Proof read(Delivery delivery, String header) throws Unproven {
      byte[] signature = base64(needed(delivery, "x-zendesk-webhook-signature"));
      String time = needed(delivery, "x-zendesk-webhook-signature-timestamp");
      try {
        Instant at = OffsetDateTime.parse(time).toInstant();
        return signed(at, List.of(signature), time, delivery);
      } catch (DateTimeException e) {
        throw new Unproven(Verdict.MALFORMED);
      }
    }
  },

  /** {@code X-Hub-Signature-256: sha256=…}, in hexadecimal. */
  GITHUB {
    @Override
    Proof read(Delivery delivery, String header) throws Unproven {
      String said = needed(delivery, "x-hub-signature-256");
      if (!said.startsWith("sha256=")) {
        throw new Unproven(Verdict.MALFORMED);
      }
      byte[] signature = hex(said.substring("sha256=".length()));
      return signed(null, List.of(signature), "", delivery);
    }
  },

  /** A shared secret, sent with every request. */
  TOKEN {
    @Override
    Proof read(Delivery delivery, String header) throws Unproven {
      String token =
          header.isEmpty() && delivery.header(USUAL_TOKEN).isEmpty()
              ? bearer(needed(delivery, "authorization"))
              : needed(delivery, header.isEmpty() ? USUAL_TOKEN : header);
      boolean bearer = header.equalsIgnoreCase("authorization");
      return new Proof.Token((bearer ? bearer(token) : token).getBytes(StandardCharsets.UTF_8));
    }
  };

  private static final int MOST_SIGNATURES = 20;
  private static final int MOST_DIGITS = 12;
  private static final String USUAL_TOKEN = "x-webhook-token";
  private static final String BEARER = "Bearer ";

  /**
   * What the request states as proof.
   *
   * @param header where a token stands; empty: where tokens usually stand
   * @throws Unproven if that is nothing
   */
  abstract Proof read(Delivery delivery, String header) throws Unproven;

  /** The secret that a text stands for; null: it is none of this scheme. */
  @Nullable Secret secret(String text) {
    return Secret.of(text);
  }

  /** As a file names it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Scheme named(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  static List<String> texts() {
    return Arrays.stream(values()).map(Scheme::text).toList();
  }

  private static String needed(Delivery delivery, String header) throws Unproven {
    String value = delivery.header(header);
    if (value.isEmpty()) {
      throw new Unproven(Verdict.MISSING);
    }
    return value;
  }

  private static String bearer(String header) throws Unproven {
    if (!header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      throw new Unproven(Verdict.MALFORMED);
    }
    return header.substring(BEARER.length()).strip();
  }

  private static Proof signed(
      @Nullable Instant at, List<byte[]> signatures, String before, Delivery delivery)
      throws Unproven {
    if (signatures.isEmpty()) {
      throw new Unproven(Verdict.MALFORMED);
    }
    return new Proof.Signed(
        at, signatures, before.getBytes(StandardCharsets.UTF_8), delivery.body());
  }

  /** One that cannot be read says nothing of the others, which may be for another secret. */
  private static void ifReadable(Reading reading, List<byte[]> signatures) {
    try {
      signatures.add(reading.read());
    } catch (Unproven e) {
      // None is left: that is told where they are counted.
    }
  }

  /** A signature as it was sent. */
  private interface Reading {
    byte[] read() throws Unproven;
  }

  private static Instant seconds(String text) throws Unproven {
    if (text.isEmpty()
        || text.length() > MOST_DIGITS
        || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new Unproven(Verdict.MALFORMED);
    }
    return Instant.ofEpochSecond(Long.parseLong(text));
  }

  private static byte[] base64(String text) throws Unproven {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new Unproven(Verdict.MALFORMED);
    }
  }

  private static byte[] hex(String text) throws Unproven {
    try {
      return HexFormat.of().parseHex(text);
    } catch (IllegalArgumentException e) {
      throw new Unproven(Verdict.MALFORMED);
    }
  }
}
