package eu.passerelle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.journal.Sums;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** One scrape, in Prometheus' text format. */
record Scrape(List<String> samples) {

    static Scrape of(String text) {
        return new Scrape(text.lines().filter(line -> !line.startsWith("#")).toList());
    }

    /** Of all samples of this name that have all these labels. */
    double sum(String name, String... labels) {
        return samples.stream()
                .filter(sample -> name(sample).equals(name) && Stream.of(labels).allMatch(sample::contains))
                .mapToDouble(sample -> Double.parseDouble(sample.substring(sample.lastIndexOf(' ') + 1)))
                .sum();
    }

    Set<String> names() {
        return samples.stream().map(Scrape::name).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The same as the journal, of a hub that has come to rest since its start. */
    void assertTells(Sums sums) {
        double judged = sums.delivered() + sums.declined() + sums.referred();
        assertThat(sums.delivered()).isPositive();
        assertThat(sum("passerelle_transfers", "state=\"delivered\"")).isEqualTo(sums.delivered());
        assertThat(sum("passerelle_transfers")).isEqualTo(sums.read());
        assertThat(sum("passerelle_step_transfers_total", "step=\"credential\""))
                .isEqualTo(judged);
        assertThat(sum("passerelle_step_transfers_total", "outcome=\"issued\"")).isEqualTo(sums.delivered());
        assertThat(sum("passerelle_deliveries_total", "outcome=\"delivered\""))
                .isGreaterThanOrEqualTo(sums.delivered());
        assertThat(sum("passerelle_way_seconds_count")).isGreaterThanOrEqualTo(sums.delivered());
        assertThat(sum("passerelle_seal_seconds_count", "format=\"elm\"")).isEqualTo(sums.delivered());
        assertThat(sum("passerelle_queue_messages")).isZero();
        assertThat(sum("passerelle_queue_consumers")).isPositive();
        assertThat(sum("passerelle_broker_up")).isEqualTo(1);
    }

    private static String name(String sample) {
        return sample.split("[{ ]", 2)[0];
    }

    /** Expressions of the dashboards and alert rules in a directory. */
    static List<String> asked(Path directory) throws IOException {
        List<String> expressions = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.sorted().toList()) {
                boolean json = file.toString().endsWith(".json");
                JsonNode tree = (json ? JsonMapper.shared() : new YAMLMapper()).readTree(Files.readString(file));
                tree.findValues("expr").forEach(each -> expressions.add(each.asString()));
            }
        }
        return expressions;
    }
}
