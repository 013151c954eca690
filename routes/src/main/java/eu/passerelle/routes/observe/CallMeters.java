package eu.passerelle.routes.observe;

import eu.passerelle.connectors.http.CallWatch;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

/** Calls to SIS and targets: how many, how they ended, how long they took. */
public final class CallMeters implements BiFunction<String, String, CallWatch> {

    /** Statuses that operators act upon; the others are told by their hundred, so that no server can invent labels. */
    private static final Set<Integer> TOLD = Set.of(401, 403, 404, 408, 409, 413, 429, 500, 502, 503, 504);

    private final MeterProvider<Timer> calls;

    public CallMeters(MeterRegistry registry) {
        calls = Timer.builder("passerelle.outgoing.request")
                .description("Calls of the hub to a SIS or target, by HTTP status; none: no whole answer came")
                .serviceLevelObjectives(FlowMeters.seconds(0.1, 0.5, 2.5, 10, 30))
                .withRegistry(registry);
    }

    /**
     * @param kind {@code sis} or {@code target}
     * @param name university, or the target's name
     */
    @Override
    public CallWatch apply(String kind, String name) {
        return (status, nanoseconds) -> {
            calls.withTags("kind", kind, "name", name, "status", word(status))
                    .record(nanoseconds, TimeUnit.NANOSECONDS);
            FlowRecorder.called(kind + " " + name, status, nanoseconds);
        };
    }

    static String word(int status) {
        if (TOLD.contains(status)) {
            return Integer.toString(status);
        }
        return status >= 100 && status < 600 ? status / 100 + "xx" : "none";
    }
}
