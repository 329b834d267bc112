package dev.pillowmint.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A command of a page, as far as the pages need it. */
final class Curl {
  private static final Pattern WORD = Pattern.compile("(?s)'([^']*)'|(\\S+)");

  private String method = "GET";
  private String user = "";
  private String body = "";
  private String path = "";

  static Curl of(String command, String file) {
    List<String> words = new ArrayList<>();
    WORD.matcher(command.replace("\\\n", " "))
        .results()
        .forEach(w -> words.add(w.group(1) == null ? w.group(2) : w.group(1)));
    Curl curl = new Curl();
    for (int i = 1; i < words.size(); i++) {
      String word = words.get(i);
      switch (word) {
        case "-u" -> curl.user = words.get(++i);
        case "-X" -> curl.method = words.get(++i);
        case "-H" -> assertThat(words.get(++i)).startsWith("Content-Type: application/");
        case "-d" -> curl.post(words.get(++i));
        case "--data-binary" -> {
          assertThat(words.get(++i)).isEqualTo("@quiet-kiosk.yaml");
          curl.post(file);
        }
        default -> {
          assertThat(word).startsWith("http://localhost:8081/");
          curl.path = word.substring("http://localhost:8081".length());
        }
      }
    }
    return curl;
  }

  private void post(String given) {
    body = given;
    method = method.equals("GET") ? "POST" : method;
  }

  HttpResponse<String> send(RunningService to) {
    return to.send(method, path, user, body);
  }
}
