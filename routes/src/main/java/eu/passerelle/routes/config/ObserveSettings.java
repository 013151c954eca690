package eu.passerelle.routes.config;

import eu.passerelle.connectors.Secret;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the hub tells of itself to those who watch it.
 *
 * @param metricsToken opens {@code /actuator/prometheus} and nothing else, as {@code Authorization: Bearer}; without it
 *     {@code web.token} is needed there
 * @param logs how the log is written; {@code TEXT} when absent
 * @param traces where traces are sent; none are made when absent
 */
public record ObserveSettings(
        @Nullable Secret metricsToken, Logs logs, @Nullable Traces traces) {

    public ObserveSettings(@Nullable Secret metricsToken, @Nullable Logs logs, @Nullable Traces traces) {
        this.metricsToken = metricsToken;
        this.logs = Objects.requireNonNullElse(logs, Logs.TEXT);
        this.traces = traces;
    }

    /** Form of the log. */
    public enum Logs {
        /** Lines for people. */
        TEXT,
        /** JSON, a line an event, by the Elastic Common Schema. */
        ECS,
        /** JSON, a line an event, as Logstash reads it. */
        LOGSTASH
    }

    /**
     * Traces by OpenTelemetry's protocol (OTLP, protobuf over HTTP). The collector is the operator's, so that its host
     * need not be in {@code outgoing}.
     *
     * @param endpoint of the collector, for example {@code http://collector:4318/v1/traces}
     * @param share of transfers whose way is told, 0 to 1, besides those that fail, which always are; 0.1 when absent
     * @param authorization header that the collector asks for, for example {@code Basic ...}; absent: none
     */
    public record Traces(
            URI endpoint, Double share, @Nullable Secret authorization) {

        public Traces(URI endpoint, @Nullable Double share, @Nullable Secret authorization) {
            this.endpoint = endpoint;
            this.share = Objects.requireNonNullElse(share, 0.1);
            this.authorization = authorization;
            if (!(this.share >= 0 && this.share <= 1)) {
                throw new IllegalArgumentException("share is between 0 and 1");
            }
            if (!"http".equals(endpoint.getScheme()) && !"https".equals(endpoint.getScheme())) {
                throw new IllegalArgumentException("endpoint is an http or https address, ending in /v1/traces");
            }
        }
    }
}
