package dev.pillowmint.intake.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import tools.jackson.databind.json.JsonMapper;

/** The answer to a stream: newline-delimited JSON, a result per line and the counts at the end. */
final class StreamAnswer {
  static final String NDJSON = "application/x-ndjson";

  private static final String PREFER = "Prefer";
  private static final String MINIMAL = "return=minimal";
  private static final JsonMapper JSON =
      JsonMapper.builder().addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class).build();

  private final OutputStream out;
  private final boolean minimal;
  private long accepted;
  private long notAccepted;

  private StreamAnswer(OutputStream out, boolean minimal) {
    this.out = out;
    this.minimal = minimal;
  }

  /** Begins one; with RFC 7240's {@code return=minimal} it leaves out what was accepted. */
  static StreamAnswer begin(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean minimal =
        Collections.list(request.getHeaders(PREFER)).stream()
            .flatMap(header -> java.util.Arrays.stream(header.split(",", -1)))
            .anyMatch(preference -> preference.strip().equalsIgnoreCase(MINIMAL));
    response.setStatus(HttpServletResponse.SC_OK);
    response.setContentType(NDJSON);
    if (minimal) {
      response.setHeader("Preference-Applied", MINIMAL);
    }
    return new StreamAnswer(new BufferedOutputStream(response.getOutputStream()), minimal);
  }

  /** One line's result. */
  void tell(long line, Result result) throws IOException {
    boolean isAccepted = result instanceof Result.Accepted;
    if (isAccepted) {
      accepted++;
    } else {
      notAccepted++;
    }
    if (!isAccepted || !minimal) {
      Map<String, Object> said = new LinkedHashMap<>();
      said.put("line", line);
      said.putAll(Answers.said(result));
      write(said);
    }
  }

  /** Sends what was told so far. */
  void flush() throws IOException {
    out.flush();
  }

  /**
   * The last line.
   *
   * @param lines how many lines came
   * @param problem why no more of them can be read; null: all were
   */
  void end(long lines, @Nullable ProblemDetail problem) throws IOException {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("lines", lines);
    said.put("accepted", accepted);
    said.put("notAccepted", notAccepted);
    said.put("complete", problem == null);
    if (problem != null) {
      said.put("problem", problem);
    }
    write(said);
    flush();
  }

  private void write(Map<String, Object> said) throws IOException {
    out.write(JSON.writeValueAsBytes(said));
    out.write('\n');
  }
}
