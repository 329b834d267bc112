package dev.pillowmint.localstack.parts;

import java.util.List;
import java.util.Map;

/**
 * How a broker is secured.
 *
 * @param protocol of its listener for clients, e.g. {@code SASL_SSL}
 * @param settings lines of its configuration
 * @param formatting more arguments of {@code kafka-storage format}, e.g. users
 * @param client with which its readiness is asked
 * @param auditLevel what it logs of each thing that is allowed or refused: {@code TRACE} all
 */
public record BrokerSecurity(
    String protocol,
    String settings,
    List<String> formatting,
    Map<String, Object> client,
    String auditLevel) {
  /** Everybody who reaches it may do everything. */
  public static final BrokerSecurity NONE =
      new BrokerSecurity("PLAINTEXT", "", List.of(), Map.of(), "WARN");

  public BrokerSecurity {
    formatting = List.copyOf(formatting);
    client = Map.copyOf(client);
  }

  @Override
  public String toString() {
    return "BrokerSecurity[protocol=" + protocol + "]";
  }
}
