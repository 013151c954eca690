package eu.passerelle.connectors.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.connectors.SourceRecord;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Records a second on one thread beside plain parsing of the same bytes; logged, the limit only guards against stalls. */
@Tag("slow")
class SpeedTest {

    private static final System.Logger LOG = System.getLogger(SpeedTest.class.getName());
    private static final int RECORDS = 20_000;

    @Test
    void mapsFasterThanAnySisAnswers() {
        byte[] bytes = Kaunas.RECORD.getBytes(StandardCharsets.UTF_8);
        RecordMapper mapper = new RecordMapper(Kaunas.mapping(Map.of()), Kaunas.UNIVERSITY, Kaunas.VALUES);
        for (int warm = 0; warm < 4; warm++) {
            parse(bytes);
            map(mapper, bytes);
        }

        double parsed = RECORDS / parse(bytes);
        double mapped = RECORDS / map(mapper, bytes);

        assertThat(mapped).isGreaterThan(1_000);
        LOG.log(
                System.Logger.Level.INFO,
                "%.0f records/s parsed, %.0f parsed and mapped (%d bytes)".formatted(parsed, mapped, bytes.length));
    }

    private static double parse(byte[] bytes) {
        long start = System.nanoTime();
        long fields = 0;
        for (int i = 0; i < RECORDS; i++) {
            fields += Kaunas.JSON.readTree(bytes).size();
        }
        assertThat(fields).isPositive();
        return (System.nanoTime() - start) / 1e9;
    }

    private static double map(RecordMapper mapper, byte[] bytes) {
        long start = System.nanoTime();
        int events = 0;
        SourceRecord raw = new SourceRecord("application/json", bytes);
        for (int i = 0; i < RECORDS; i++) {
            var record = new RawRecord(RawRecord.fields(Kaunas.JSON.readTree(bytes)), Map.of(), "all", raw);
            events += mapper.map(record) instanceof MappedRecord.Event ? 1 : 0;
        }
        assertThat(events).isEqualTo(RECORDS);
        return (System.nanoTime() - start) / 1e9;
    }
}
