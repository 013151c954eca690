package eu.passerelle.routes.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpanIdTest {

    @Test
    void aTransfersTraceHasItsId() {
        UUID transfer = UUID.fromString("7b3f0a52-9c1e-5d4a-8f00-0123456789ab");

        SpanId span = SpanId.ofTransfer(transfer, 1);

        assertThat(span.trace()).isEqualTo("7b3f0a529c1e5d4a8f000123456789ab");
        assertThat(span).isEqualTo(SpanId.ofTransfer(transfer, 1));
        assertThat(span.span()).hasSize(16).isNotEqualTo("0000000000000000");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 0.5, 1})
    void thatManyTransfersAreDrawn(double share) {
        int of = 20_000;

        long drawn = IntStream.range(0, of)
                .mapToObj(n -> UUID.nameUUIDFromBytes(new byte[] {(byte) n, (byte) (n >> 8), (byte) (n >> 16)}))
                .filter(transfer -> SpanId.ofTransfer(transfer, share).drawn())
                .count();

        assertThat(drawn / (double) of).isBetween(share - 0.02, share + 0.02);
    }

    @Test
    void isReadAsItIsWritten() {
        SpanId span = SpanId.random(0);

        assertThat(SpanId.of(span.traceparent())).contains(span);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00-abc-def-01", "01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "$(x)"})
    void whatIsNotUnderstoodIsNoFailure(String traceparent) {
        assertThat(SpanId.of(traceparent)).isEmpty();
    }
}
