package eu.passerelle.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkHeaderTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            <https://a.example/r?page=2>; rel="next"                                | https://a.example/r?page=2
            <https://a.example/r?page=2>;rel=next                                   | https://a.example/r?page=2
            <https://a.example/r?page=2> ; Rel = "NEXT"                             | https://a.example/r?page=2
            <https://a.example/r?page=1>; rel="first", </r?page=2>; rel="next"      | /r?page=2
            <https://a.example/r?page=1>; rel=first,</r?page=2>;rel=next            | /r?page=2
            </r?fields=a,b;c&page=2>; rel="last next"                               | /r?fields=a,b;c&page=2
            </r?page=2>; title="of; rel=prev, <x>"; rel="next"; type=text/plain     | /r?page=2
            </r?page=2>; title="a \\"quoted\\" word"; rel=next                      | /r?page=2
            </r?page=2>; hreflang; rel="next"                                       | /r?page=2
            </r?page=2>; rel="next                                                  | /r?page=2
            <>; rel="next"                                                          | ''
            """)
    void findsTheNextPage(String header, String address) {
        assertThat(next(header)).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<https://a.example/r?page=1>; rel=\"first\"",
                "<https://a.example/r?page=2>; rel=\"next-archive\"",
                "<https://a.example/r?page=2>; title=\"rel=next\"",
                "<https://a.example/r?page=2>; rel=\"prev\"; rel=\"next\"",
                "<https://a.example/r?page=2>",
                "https://a.example/r?page=2; rel=next",
                "<https://a.example/r?page=2; rel=\"next\"",
                "<https://a.example/r?page=2>; rel=\"nextish\\",
                "<https://a.example/r?page=2>, rel=next",
                "<<<<<<;;;;;;\"\"\"===,,,"
            })
    void findsNone(String header) {
        assertThat(next(header)).isNull();
    }

    @Test
    void looksAtEachHeader() {
        HttpHeaders headers = HttpHeaders.of(
                Map.of("link", List.of("</r?page=1>; rel=first", "</r?page=3>; rel=next")), (name, value) -> true);

        assertThat(LinkHeader.next(headers)).isEqualTo("/r?page=3");
        assertThat(LinkHeader.next(HttpHeaders.of(Map.of(), (name, value) -> true)))
                .isNull();
    }

    private static @Nullable String next(String header) {
        return LinkHeader.next(HttpHeaders.of(Map.of("Link", List.of(header)), (name, value) -> true));
    }
}
