package eu.passerelle.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaseAddressTest {

    @ParameterizedTest
    @CsvSource({
        "https://sis.example, https://sis.example",
        "https://sis.example/, https://sis.example",
        "https://sis.example/a/v6//, https://sis.example/a/v6",
        "'', ''"
    })
    void hasNoSlashAtItsEnd(String address, String base) {
        assertThat(BaseAddress.of(URI.create(address))).isEqualTo(base);
    }
}
