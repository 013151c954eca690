package eu.passerelle.routes.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlowRecorderTest {

    @Test
    void whatGoesWrongHereNeverReachesTheFlow() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        registry.config().meterFilter(new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id id) {
                throw new IllegalStateException("no more meters");
            }
        });
        FlowRecorder recorder = new FlowRecorder(new FlowMeters(registry), FlowTraces.OFF, new RecentFlow());
        List<String> carried = new ArrayList<>();

        recorder.run("twente", "done");
        recorder.order(Step.DELIVER, "wallet", null, 0L).carry(passage -> carried.add("delivered"));

        assertThat(carried).containsExactly("delivered");
    }
}
