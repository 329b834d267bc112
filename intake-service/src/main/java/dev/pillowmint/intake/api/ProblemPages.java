package dev.pillowmint.intake.api;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers what went wrong outside the controllers, in the shape of every other problem. */
@RestController
class ProblemPages implements ErrorController {
  private static final int INTERNAL = 500;

  @RequestMapping("/error")
  ResponseEntity<ProblemDetail> problem(HttpServletRequest request) {
    int status =
        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
            ? code
            : 404;
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(Problem.ofStatus(status, detail(request, status)));
  }

  private static String detail(HttpServletRequest request, int status) {
    return switch (status) {
      case 401, 429 -> Objects.toString(request.getAttribute(RequestDispatcher.ERROR_MESSAGE), "");
      case 400 ->
          "The request cannot be read as HTTP; check its address, its headers and, if it is chunked, its body.";
      case 403 -> "The key may not do this.";
      case 408 -> "The body stopped coming; send the request again, all at once.";
      case 405 -> "This address does not take this method; the header Allow says which it takes.";
      case 404 -> "There is nothing here; events go to POST /v1/events.";
      case INTERNAL ->
          "The service failed; the event may not have been accepted. Send it again later, with the same id.";
      default -> "";
    };
  }
}
