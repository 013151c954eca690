package eu.passerelle.routes.observe;

import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import java.util.function.ObjLongConsumer;

/** Seals: how many, and how long each took. */
public final class SealMeters implements ObjLongConsumer<String> {

    private final MeterProvider<Timer> seals;

    public SealMeters(MeterRegistry registry) {
        seals = Timer.builder("passerelle.seal")
                .description("Time of one seal, by format of the credential")
                .serviceLevelObjectives(FlowMeters.seconds(0.001, 0.005, 0.025, 0.1, 0.5, 2.5, 10))
                .withRegistry(registry);
    }

    @Override
    public void accept(String format, long nanoseconds) {
        seals.withTag("format", format).record(nanoseconds, TimeUnit.NANOSECONDS);
    }
}
