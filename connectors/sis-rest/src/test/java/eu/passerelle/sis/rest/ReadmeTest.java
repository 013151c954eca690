package eu.passerelle.sis.rest;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.connectors.Limits;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.http.OutgoingAddresses;
import eu.passerelle.connectors.testkit.Reading;
import eu.passerelle.model.Completion;
import eu.passerelle.model.Grade;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The worked example of the README, word by word, against the API that it tells of. */
class ReadmeTest {

    private static final String EXAM = """
            {"examId": %d, "status": "%s", "date": "03/02/2026", "grade": "14,5",
             "student": {"firstName": "João", "lastName": "Gonçalves", "birthDate": "01/02/2000", "number": "7%d"},
             "course": {"code": "MC-1", "title": "Dados", "titleEn": "Data", "ects": 2.5}}""";

    @Test
    void connectsAnApiThatNobodyKnows(@TempDir Path home) throws Exception {
        String readme = Files.readString(Path.of("README.md"));
        Files.createDirectories(home.resolve("universities"));
        Files.writeString(home.resolve("universities/nova.values.csv"), block(readme, "```\nmap,", "map,"));
        try (Wire wire = new Wire(exchange -> {
            assertThat(exchange.getRequestHeaders().getFirst("X-Api-Key")).isNotBlank();
            boolean first = exchange.getRequestURI().getQuery().contains("page=1");
            String data = first
                    ? EXAM.formatted(1, "F", 1) + "," + EXAM.formatted(2, "P", 2) + "," + EXAM.formatted(3, "X", 3)
                    : EXAM.formatted(4, "Z", 4);
            Wire.json(exchange, "{\"data\": [" + data + "], \"last\": " + !first + "}");
        })) {
            String yaml = block(readme, "```yaml\n", "").replace("https://sis.nova.example", wire.base());
            RestSettings settings = UniversityFiles.section(yaml);
            assertThat(settings.base()).isEqualTo(URI.create(wire.base() + "/v1"));

            Reading reading = Reading.of(new RestConnector(), sis(settings, home), Watermark.NONE);

            assertThat(reading.rejected()).isEmpty();
            assertThat(reading.withdrawn()).containsExactly("3");
            Completion passed = completion(reading, "1");
            assertThat(passed.state()).isEqualTo(Completion.State.FINAL);
            assertThat(passed.grade()).isEqualTo(new Grade("14,5", "pt-0-20", Grade.Outcome.UNKNOWN));
            assertThat(passed.title().in("pt")).isEqualTo("Dados");
            assertThat(completion(reading, "2").state()).isEqualTo(Completion.State.PROVISIONAL);
            assertThat(completion(reading, "4").unresolved()).containsExactly("state 'Z'");
        }
    }

    private static Completion completion(Reading reading, String key) {
        return Objects.requireNonNull(reading.reported().get(key), key).completion();
    }

    private static String block(String readme, String begin, String kept) {
        Matcher block = Pattern.compile(Pattern.quote(begin) + "(.*?)```", Pattern.DOTALL)
                .matcher(readme);
        assertThat(block.find()).as(begin).isTrue();
        return kept + block.group(1);
    }

    private static SisContext<RestSettings> sis(RestSettings settings, Path home) {
        return new SisContext<>(
                eu.passerelle.sis.rest.UniversityFiles.TWENTE,
                settings,
                Limits.DEFAULT,
                new OutgoingAddresses(List.of("localhost")),
                home,
                Clock.systemUTC());
    }
}
