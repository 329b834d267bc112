package dev.pillowmint.followup;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.web.util.UriComponents;
import org.springframework.web.util.UriComponentsBuilder;

/** An OpenID Connect provider at which one person is logged in already. Signs its tokens. */
final class SmallProvider implements AutoCloseable {
  private final HttpServer server;
  private final KeyPair keys;
  private final JwtEncoder encoder;
  private final Map<String, String> nonces = new ConcurrentHashMap<>();
  private volatile Map<String, Object> person = Map.of();

  SmallProvider() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      keys = generator.generateKeyPair();
      server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    encoder =
        NimbusJwtEncoder.withKeyPair(
                (RSAPublicKey) keys.getPublic(), (RSAPrivateKey) keys.getPrivate())
            .algorithm(SignatureAlgorithm.RS256)
            .build();
    server.createContext("/.well-known/openid-configuration", x -> answer(x, configuration()));
    server.createContext("/authorize", this::authorize);
    server.createContext("/token", this::token);
    server.createContext("/keys", x -> answer(x, publicKeys()));
    server.start();
  }

  /** Who is logged in there, by their claims. */
  void becomes(Map<String, Object> claims) {
    person = claims;
  }

  String issuer() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private String configuration() {
    return """
    {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token",
     "jwks_uri": "%1$s/keys", "end_session_endpoint": "%1$s/bye",
     "response_types_supported": ["code"], "subject_types_supported": ["public"],
     "id_token_signing_alg_values_supported": ["RS256"]}"""
        .formatted(issuer());
  }

  private void authorize(HttpExchange exchange) throws IOException {
    UriComponents asked = UriComponentsBuilder.fromUri(exchange.getRequestURI()).build();
    String code = HexFormat.of().toHexDigits(nonces.size() + 1L);
    nonces.put(code, parameter(asked, "nonce"));
    String back =
        URI.create(decoded(parameter(asked, "redirect_uri")))
            + "?code="
            + code
            + "&state="
            + parameter(asked, "state");
    exchange.getResponseHeaders().add("Location", back);
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  private void token(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    UriComponents asked = UriComponentsBuilder.fromUriString("?" + body).build();
    String nonce = nonces.remove(parameter(asked, "code"));
    answer(
        exchange,
        """
        {"access_token": "opaque", "token_type": "Bearer", "expires_in": 300, "id_token": "%s"}"""
            .formatted(idToken(decoded(String.valueOf(nonce)))));
  }

  private String idToken(String nonce) {
    Instant now = Clock.systemUTC().instant();
    JwtClaimsSet.Builder claims =
        JwtClaimsSet.builder()
            .issuer(issuer())
            .subject("u-1")
            .audience(List.of("pillowmint"))
            .issuedAt(now)
            .expiresAt(now.plusSeconds(300))
            .claim("nonce", nonce);
    person.forEach(claims::claim);
    return signed(claims.build()).getTokenValue();
  }

  private Jwt signed(JwtClaimsSet claims) {
    return encoder.encode(
        JwtEncoderParameters.from(JwsHeader.with(SignatureAlgorithm.RS256).build(), claims));
  }

  private String publicKeys() {
    RSAPublicKey key = (RSAPublicKey) keys.getPublic();
    Object id = signed(JwtClaimsSet.builder().subject("anybody").build()).getHeaders().get("kid");
    return """
    {"keys": [{"kid": "%s", "kty": "RSA", "use": "sig", "alg": "RS256", "n": "%s", "e": "%s"}]}"""
        .formatted(id, encoded(key.getModulus()), encoded(key.getPublicExponent()));
  }

  private static String encoded(BigInteger number) {
    byte[] bytes = number.toByteArray();
    int from = bytes[0] == 0 ? 1 : 0;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Arrays.copyOfRange(bytes, from, bytes.length));
  }

  private static String parameter(UriComponents asked, String name) {
    return String.valueOf(asked.getQueryParams().getFirst(name));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static void answer(HttpExchange exchange, String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
