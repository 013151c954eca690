package eu.passerelle.routes.observe;

import eu.passerelle.routes.config.ObserveSettings.Traces;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.IdGenerator;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sends spans by OTLP over HTTP. Each batch is a span of its own; each transfer that is drawn has a trace of its own,
 * named by the transfer's id, whose spans link to the batches. What goes wrong is always told. Spans hold ids of
 * transfers, universities and targets, and nothing of what is carried.
 */
final class OtlpTraces implements FlowTraces {

    private static final Set<String> WRONG = Set.of("failed", "retry", "rejected");
    private static final AttributeKey<String> TRANSFER = AttributeKey.stringKey("passerelle.transfer.id");
    private static final AttributeKey<String> UNIVERSITY = AttributeKey.stringKey("passerelle.university");
    private static final AttributeKey<String> TARGET = AttributeKey.stringKey("passerelle.target");
    private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("passerelle.outcome");
    private static final AttributeKey<Long> COUNT = AttributeKey.longKey("messaging.batch.message_count");
    private static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");
    private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");
    private static final int MOST_WAITING = 8_192;

    private final double share;
    private final GivenIds ids = new GivenIds();
    private final SdkTracerProvider provider;
    private final Tracer tracer;

    OtlpTraces(Traces settings, String instance) {
        this.share = settings.share();
        OtlpHttpSpanExporterBuilder exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(settings.endpoint().toString())
                .setTimeout(Duration.ofSeconds(10));
        if (settings.authorization() != null) {
            exporter.addHeader("Authorization", settings.authorization().value());
        }
        this.provider = SdkTracerProvider.builder()
                .setResource(Resource.create(Attributes.of(
                        AttributeKey.stringKey("service.name"),
                        "passerelle",
                        AttributeKey.stringKey("service.instance.id"),
                        instance)))
                .setIdGenerator(ids)
                .setSampler(Sampler.alwaysOn()) // what is made here was chosen already
                .addSpanProcessor(BatchSpanProcessor.builder(exporter.build())
                        .setMaxQueueSize(MOST_WAITING)
                        .setScheduleDelay(Duration.ofSeconds(2))
                        .build())
                .build();
        this.tracer = provider.get("eu.passerelle");
    }

    @Override
    public SpanId begin(@Nullable SpanId sender) {
        SpanId span = SpanId.random(share);
        return sender != null && sender.drawn() ? new SpanId(span.trace(), span.span(), true) : span;
    }

    @Override
    public void tell(Passage passage) {
        SpanId batch = java.util.Objects.requireNonNull(passage.span(), "a batch that began while traces were off");
        boolean told = false;
        for (Passage.Passed transfer : passage.passed()) {
            SpanId root = SpanId.ofTransfer(transfer.transfer(), share);
            if (root.drawn() || WRONG.contains(transfer.outcome())) {
                transfer(passage, batch, root, transfer);
                told = true;
            }
        }
        if (told || batch.drawn() || passage.failure() != null) {
            batch(passage, batch);
        }
    }

    private void transfer(Passage passage, SpanId batch, SpanId root, Passage.Passed transfer) {
        boolean first = passage.step() == Step.SYNC;
        SpanBuilder span = tracer.spanBuilder(name(passage))
                .setAttribute(TRANSFER, transfer.transfer().toString())
                .setAttribute(UNIVERSITY, transfer.university())
                .setAttribute(OUTCOME, transfer.outcome())
                .addLink(context(batch));
        if (passage.step() == Step.DELIVER) {
            span.setAttribute(TARGET, passage.subject());
        }
        SpanId own = first ? root : new SpanId(root.trace(), SpanId.randomSpan(), true);
        write(passage, span, own, first ? null : root, transfer.began(), transfer.ended())
                .setStatus(transfer.outcome().equals("failed") ? StatusCode.ERROR : StatusCode.UNSET)
                .end(passage.epochNanoseconds(transfer.ended()), TimeUnit.NANOSECONDS);
    }

    private void batch(Passage passage, SpanId batch) {
        SpanBuilder span = tracer.spanBuilder(name(passage) + " batch")
                .setSpanKind(SpanKind.CONSUMER)
                .setAttribute(COUNT, (long) passage.passed().size());
        if (!passage.subject().isEmpty()) {
            span.setAttribute(passage.step() == Step.SYNC ? UNIVERSITY : TARGET, passage.subject());
        }
        if (passage.sender() != null) {
            span.addLink(context(passage.sender()));
        }
        Span written = write(passage, span, batch, null, passage.began(), passage.ended());
        if (passage.failure() != null) {
            written.setStatus(StatusCode.ERROR).setAttribute(ERROR, passage.failure());
        }
        passage.calls().forEach(call -> call(passage, batch, call));
        written.end(passage.epochNanoseconds(passage.ended()), TimeUnit.NANOSECONDS);
    }

    private void call(Passage passage, SpanId batch, Passage.Call call) {
        SpanBuilder span = tracer.spanBuilder("call " + call.name()).setSpanKind(SpanKind.CLIENT);
        SpanId own = new SpanId(batch.trace(), SpanId.randomSpan(), true);
        Span written = write(passage, span, own, batch, call.ended() - call.nanoseconds(), call.ended());
        if (call.status() > 0) {
            written.setAttribute(STATUS, (long) call.status());
        }
        if (call.status() == 0 || call.status() >= 400) {
            written.setStatus(StatusCode.ERROR).setAttribute(ERROR, CallMeters.word(call.status()));
        }
        written.end(passage.epochNanoseconds(call.ended()), TimeUnit.NANOSECONDS);
    }

    private static String name(Passage passage) {
        return passage.step() == Step.DELIVER
                ? "deliver " + passage.subject()
                : passage.step().word();
    }

    private Span write(Passage passage, SpanBuilder span, SpanId own, @Nullable SpanId parent, long began, long ended) {
        span.setParent(parent == null ? Context.root() : Context.root().with(Span.wrap(context(parent))));
        span.setStartTimestamp(passage.epochNanoseconds(Math.min(began, ended)), TimeUnit.NANOSECONDS);
        ids.next(own);
        return span.startSpan();
    }

    private static SpanContext context(SpanId span) {
        return SpanContext.createFromRemoteParent(
                span.trace(), span.span(), TraceFlags.getSampled(), TraceState.getDefault());
    }

    /** Sends what is left, for a few seconds at most. */
    @Override
    public void close() {
        provider.shutdown().join(5, TimeUnit.SECONDS);
    }

    /** Spans are written after they were: their names are known before. */
    private static final class GivenIds implements IdGenerator {

        private final ThreadLocal<@Nullable SpanId> given = new ThreadLocal<>();

        void next(SpanId id) {
            given.set(id);
        }

        private SpanId given() {
            SpanId id = given.get();
            return id == null ? SpanId.random(1) : id;
        }

        @Override
        public String generateTraceId() {
            return given().trace();
        }

        @Override
        public String generateSpanId() {
            return given().span();
        }
    }
}
