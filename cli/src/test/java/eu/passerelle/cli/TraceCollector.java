package eu.passerelle.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A collector of traces: OTLP over HTTP, as OpenTelemetry's own messages have it. */
final class TraceCollector implements AutoCloseable {

    private final HttpServer server;
    private final List<Seen> spans = new CopyOnWriteArrayList<>();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();

    /** What is looked at of a span; ids in hexadecimal digits, links by the id of their span. */
    record Seen(
            String name,
            String trace,
            String id,
            String parent,
            List<String> links,
            Map<String, String> attributes,
            long nanoseconds,
            String whole) {}

    TraceCollector() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/traces", this::receive);
        server.start();
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort() + "/v1/traces";
    }

    List<Seen> spans() {
        return List.copyOf(spans);
    }

    /** Those of one trace. */
    List<Seen> of(String trace) {
        return spans.stream().filter(span -> span.trace().equals(trace)).toList();
    }

    Stream<Seen> named(String name) {
        return spans.stream().filter(span -> span.name().equals(name));
    }

    /** That one, when it has come. */
    Seen span(String id) {
        return await().atMost(Duration.ofSeconds(10))
                .until(() -> spans.stream().filter(span -> span.id().equals(id)).findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    List<String> authorizations() {
        return List.copyOf(authorizations);
    }

    /** A transfer that was delivered is one trace from its SIS to its target, linked to the batches that it went in. */
    void assertWhole(UUID transfer) {
        String trace = transfer.toString().replace("-", "");
        await().atMost(Duration.ofSeconds(20)).until(() -> of(trace).size() >= 3);
        List<Seen> way = of(trace);
        Seen root = way.stream()
                .filter(span -> span.name().equals("sync"))
                .findFirst()
                .orElseThrow();
        assertThat(root.parent()).isEmpty();
        assertThat(way.stream().map(Seen::name))
                .contains("sync", "credential")
                .anyMatch(name -> name.startsWith("deliver "));
        assertThat(way).allSatisfy(span -> {
            assertThat(span.attributes()).containsEntry("passerelle.transfer.id", transfer.toString());
            assertThat(span.nanoseconds()).isPositive();
            assertThat(span.equals(root) || span.parent().equals(root.id())).isTrue();
            assertThat(span(span.links().getFirst()).name()).isEqualTo(span.name() + " batch");
        });
    }

    private void receive(HttpExchange exchange) throws IOException {
        authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        ExportTraceServiceRequest request = ExportTraceServiceRequest.parseFrom(exchange.getRequestBody());
        request.getResourceSpansList().stream()
                .flatMap(resource -> resource.getScopeSpansList().stream())
                .flatMap(scope -> scope.getSpansList().stream())
                .map(TraceCollector::seen)
                .forEach(spans::add);
        byte[] answer = ExportTraceServiceResponse.getDefaultInstance().toByteArray();
        exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
        exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
        exchange.close();
    }

    private static Seen seen(Span span) {
        return new Seen(
                span.getName(),
                hex(span.getTraceId().toByteArray()),
                hex(span.getSpanId().toByteArray()),
                hex(span.getParentSpanId().toByteArray()),
                span.getLinksList().stream()
                        .map(link -> hex(link.getSpanId().toByteArray()))
                        .toList(),
                span.getAttributesList().stream()
                        .collect(Collectors.toMap(
                                KeyValue::getKey,
                                attribute -> attribute.getValue().getStringValue())),
                span.getEndTimeUnixNano() - span.getStartTimeUnixNano(),
                span.toString());
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
