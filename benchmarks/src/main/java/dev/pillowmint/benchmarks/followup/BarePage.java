package dev.pillowmint.benchmarks.followup;

import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Spring MVC that answers with a page that it knows already: no database, no template, no log-in.
 */
final class BarePage implements AutoCloseable {
  private final ServletWebServerApplicationContext context;

  BarePage(String page) {
    context =
        (ServletWebServerApplicationContext)
            new SpringApplicationBuilder(App.class)
                .initializers(c -> c.getBeanFactory().registerSingleton("answer", answer(page)))
                .properties(Map.of("server.port", 0, "spring.main.banner-mode", "off"))
                .run();
  }

  URI url() {
    return URI.create(
        "http://localhost:" + Objects.requireNonNull(context.getWebServer()).getPort());
  }

  @Override
  public void close() {
    context.close();
  }

  @Configuration(proxyBeanMethods = false)
  @ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    WebMvcAutoConfiguration.class
  })
  static class App {}

  private static RouterFunction<ServerResponse> answer(String page) {
    return RouterFunctions.route()
        .GET("/", request -> ServerResponse.ok().contentType(MediaType.TEXT_HTML).body(page))
        .build();
  }
}
