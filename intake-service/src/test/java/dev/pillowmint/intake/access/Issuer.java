package dev.pillowmint.intake.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.function.UnaryOperator;

/** A small issuer of tokens: it serves its public key, and signs what a test wants. */
public final class Issuer implements AutoCloseable {
  public static final String AUDIENCE = "pillowmint";

  private final HttpServer server;
  private final RSAKey key;
  private final RSAKey strange;

  private Issuer(HttpServer server, RSAKey key, RSAKey strange) {
    this.server = server;
    this.key = key;
    this.strange = strange;
  }

  /** Starts one at a free port. */
  public static Issuer start() {
    try {
      RSAKey key = new RSAKeyGenerator(2048).keyID("one").generate();
      RSAKey strange = new RSAKeyGenerator(2048).keyID("one").generate();
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      byte[] keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
      server.createContext(
          "/",
          exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/jwk-set+json");
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
          });
      server.start();
      return new Issuer(server, key, strange);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What configures a service to trust this issuer. */
  public String[] properties() {
    String prefix = "spring.security.oauth2.resourceserver.jwt.";
    return new String[] {
      prefix + "issuer-uri=" + uri(),
      prefix + "jwk-set-uri=" + uri() + "/keys",
      prefix + "audiences=" + AUDIENCE
    };
  }

  /** What it calls itself. */
  public String uri() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /** A good token of the source, changed. */
  public String token(String source, UnaryOperator<JWTClaimsSet.Builder> change) {
    return signed(source, key, change);
  }

  /** A token like a good one, but that a stranger signed. */
  public String forged(String source) {
    return signed(source, strange, UnaryOperator.identity());
  }

  /** A token like a good one, but that nobody signed. */
  public String unsigned(String source) {
    return new PlainJWT(claims(source).build()).serialize();
  }

  private String signed(String source, RSAKey by, UnaryOperator<JWTClaimsSet.Builder> change) {
    try {
      SignedJWT token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(by.getKeyID()).build(),
              change.apply(claims(source)).build());
      token.sign(new RSASSASigner(by));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private JWTClaimsSet.Builder claims(String source) {
    return new JWTClaimsSet.Builder()
        .issuer(uri())
        .audience(AUDIENCE)
        .subject("account-7")
        .claim("client_id", source)
        .claim("scope", "events:write profile")
        .expirationTime(Date.from(Instant.now().plus(Duration.ofMinutes(5))));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
