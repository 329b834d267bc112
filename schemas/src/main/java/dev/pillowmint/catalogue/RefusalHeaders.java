package dev.pillowmint.catalogue;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** A refusal as the headers of a dead letter, for programs; {@code reason} says it in words. */
public final class RefusalHeaders {
  /** The first fault's code, as over HTTP, e.g. {@code unknown-type}. */
  public static final String CODE = "reason-code";

  /** Stands for a code where the catalogue was not asked. */
  public static final String UNREADABLE = "unreadable";

  /** The first fault's JSON pointer, as over HTTP. */
  public static final String POINTER = "reason-pointer";

  /** The faults as over HTTP: a JSON array of objects with code, pointer and detail. */
  public static final String ERRORS = "reason-errors";

  /** A header must leave room for the record itself. */
  private static final int MOST_FAULTS = 10;

  private static final int LONGEST = 500;

  private static final JsonMapper JSON = new JsonMapper();

  private RefusalHeaders() {}

  /** The code under which a record is counted that failed so. */
  public static String code(Throwable failure) {
    return EventRefusedException.in(failure)
        .map(refused -> refused.objections().getFirst().code().text())
        .orElse(UNREADABLE);
  }

  /** By header name, in UTF-8. */
  public static Map<String, byte[]> of(EventRefusedException refused) {
    List<Objection> all = refused.objections();
    Map<String, byte[]> headers = new LinkedHashMap<>();
    headers.put(CODE, bytes(all.getFirst().code().text()));
    headers.put(POINTER, bytes(cut(all.getFirst().pointer())));
    headers.put(
        ERRORS,
        JSON.writeValueAsBytes(
            all.stream().limit(MOST_FAULTS).map(RefusalHeaders::error).toList()));
    return headers;
  }

  private static Map<String, String> error(Objection objection) {
    Map<String, String> error = new LinkedHashMap<>();
    error.put("code", objection.code().text());
    error.put("pointer", cut(objection.pointer()));
    error.put("detail", cut(objection.detail()));
    return error;
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
