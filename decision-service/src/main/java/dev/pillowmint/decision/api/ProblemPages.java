package dev.pillowmint.decision.api;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers what went wrong outside the controllers, in the shape of every other problem. */
@Hidden
@RestController
class ProblemPages implements ErrorController {

  @RequestMapping("/error")
  ResponseEntity<ProblemDetail> problem(HttpServletRequest request) {
    int code =
        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer given
            ? given
            : HttpStatus.NOT_FOUND.value();
    return ResponseEntity.status(code)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(ProblemDetail.forStatusAndDetail(HttpStatus.valueOf(code), detail(code)));
  }

  private static String detail(int code) {
    return switch (code) {
      case 400 -> "The request cannot be read as HTTP; check its address and headers.";
      case 404 -> "There is nothing here; GET /v3/api-docs says what there is.";
      case 500 -> "The service failed; its log says why. Nothing was changed, or try again.";
      default -> "The request was refused.";
    };
  }
}
