package dev.pillowmint.followup.worklist;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** What a person sees when a page cannot be shown. */
@ControllerAdvice(annotations = PageController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class PageProblems {
  private static final Logger LOG = LoggerFactory.getLogger(PageProblems.class);

  @ExceptionHandler
  ModelAndView unknown(NotFoundException e) {
    return page(HttpStatus.NOT_FOUND);
  }

  @ExceptionHandler
  ModelAndView badRequest(BadRequestException e) {
    return page(HttpStatus.BAD_REQUEST);
  }

  @ExceptionHandler({DataAccessException.class, TransactionException.class})
  ModelAndView databaseAway(RuntimeException e) {
    LOG.warn("A page was not shown, the database does not answer: {}", e.getMessage());
    return page(HttpStatus.SERVICE_UNAVAILABLE);
  }

  private static ModelAndView page(HttpStatus status) {
    ModelAndView page = new ModelAndView("error", status);
    page.addObject("status", status.value());
    return page;
  }
}
