package eu.passerelle.routes.observe;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Gauges of one scrape, whose labels come and go with universities and targets. */
final class Gauges {

    private final Map<String, GaugeSnapshot.Builder> byName = new LinkedHashMap<>();

    /** @param labels name and value by turns */
    void add(String name, String help, double value, String... labels) {
        byName.computeIfAbsent(name, none -> GaugeSnapshot.builder().name(name).help(help))
                .dataPoint(GaugeDataPointSnapshot.builder()
                        .labels(Labels.of(labels))
                        .value(value)
                        .build());
    }

    /** A moment, as seconds since 1970. */
    void at(String name, String help, Instant moment, String... labels) {
        add(name, help, moment.toEpochMilli() / (double) TimeUnit.SECONDS.toMillis(1), labels);
    }

    MetricSnapshots snapshots() {
        return new MetricSnapshots(
                byName.values().stream().map(GaugeSnapshot.Builder::build).toArray(MetricSnapshot[]::new));
    }
}
