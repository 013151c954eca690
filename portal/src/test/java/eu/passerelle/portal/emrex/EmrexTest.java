package eu.passerelle.portal.emrex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import eu.passerelle.credentials.elmo.OfficialSchema;
import eu.passerelle.seal.xml.XmlSealVerdict;
import eu.passerelle.seal.xml.XmlSealVerifier;
import eu.passerelle.simulators.emrex.EmrexClientSimulator;
import eu.passerelle.simulators.emrex.EmrexClientSimulator.Returned;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.util.HtmlUtils;

/** A learner's browser between a client of EMREX and the running provider. */
@SpringBootTest(classes = SampleProvider.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@TestPropertySource(properties = "server.address=localhost")
@Tag("slow")
class EmrexTest {

    private static final Pattern FIELD = Pattern.compile("<input type=\"hidden\" name=\"(\\w+)\" value=\"([^\"]*)\">");
    private static final Pattern BOX =
            Pattern.compile("<input type=\"checkbox\" checked name=\"result\" value=\"([^\"]*)\">");
    private static final Pattern ACTION = Pattern.compile("<form method=\"post\" action=\"([^\"]*)\">");

    private final HttpClient browser = HttpClient.newHttpClient();
    private final EmrexClientSimulator client = new EmrexClientSimulator(0);

    @LocalServerPort
    private int port;

    @BeforeEach
    void agree() {
        SampleProvider.returns = List.of(client.returnUrl());
        SampleProvider.USED.clear();
    }

    @AfterEach
    void close() {
        client.close();
    }

    /** A page as the browser has it. */
    private record Page(int status, String html, HttpResponse<String> answer) {

        Map<String, String> fields() {
            Map<String, String> fields = new LinkedHashMap<>();
            FIELD.matcher(html)
                    .results()
                    .forEach(field -> fields.put(field.group(1), HtmlUtils.htmlUnescape(field.group(2))));
            return fields;
        }

        List<String> boxes() {
            return BOX.matcher(html).results().map(box -> box.group(1)).toList();
        }

        String action() {
            Matcher action = ACTION.matcher(html);
            assertThat(action.find()).as(html).isTrue();
            return HtmlUtils.htmlUnescape(action.group(1));
        }
    }

    private Page begin(String session, String returnUrl) throws Exception {
        return post("/public/emrex/tampere", Map.of("sessionId", session, "returnUrl", returnUrl), List.of());
    }

    private Page submit(Page page, Map<String, String> typed, List<String> boxes) throws Exception {
        Map<String, String> fields = new LinkedHashMap<>(page.fields());
        fields.putAll(typed);
        return post(page.action(), fields, boxes);
    }

    private Page post(String to, Map<String, String> fields, List<String> boxes)
            throws IOException, InterruptedException {
        List<String> pairs = new ArrayList<>();
        fields.forEach((name, value) -> pairs.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        boxes.forEach(box -> pairs.add("result=" + box));
        URI address = URI.create("http://localhost:" + port).resolve(to);
        HttpResponse<String> answer = browser.send(
                HttpRequest.newBuilder(address)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Accept-Language", "en-GB,en;q=0.8")
                        .POST(HttpRequest.BodyPublishers.ofString(pairs.stream().collect(Collectors.joining("&"))))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return new Page(answer.statusCode(), answer.body(), answer);
    }

    @Test
    void bringsTheChosenResultsBackSigned() throws Exception {
        String session = client.begin();

        Page identify = begin(session, client.returnUrl().toString());
        Page choose = submit(identify, Map.of("code", "two-results", "go", "yes"), List.of());
        Page back = submit(choose, Map.of("go", "yes"), choose.boxes().subList(0, 1));
        Page done = submit(back, Map.of(), List.of());

        assertThat(done.status()).isEqualTo(200);
        Returned returned = client.returned().getFirst();
        assertThat(returned.session()).isEqualTo(session);
        assertThat(returned.code()).isEqualTo("NCP_OK");
        XmlSealVerdict verdict = XmlSealVerifier.verify(returned.elmo());
        assertThat(verdict.result()).isEqualTo(XmlSealVerdict.Result.INTACT);
        assertThat(verdict.certificates()).isEqualTo(SampleProvider.KEY.chain());
        assertThat(new String(returned.elmo(), StandardCharsets.UTF_8))
                .contains("Papadopoulou", "DATA.ETH.1")
                .doesNotContain("DATA.ETH.0", "030201A123X");
    }

    @Test
    void bringsBackWhatTheOfficialSchemaAllows() throws Exception {
        Schema official = OfficialSchema.elmo211();
        Page identify = begin(client.begin(), client.returnUrl().toString());
        Page choose = submit(identify, Map.of("code", "two-results", "go", "yes"), List.of());
        Page back = submit(choose, Map.of("go", "yes"), choose.boxes().subList(0, 1));
        submit(back, Map.of(), List.of());

        byte[] elmo = client.returned().getFirst().elmo();

        assertThatCode(() -> official.newValidator().validate(new StreamSource(new ByteArrayInputStream(elmo))))
                .doesNotThrowAnyException();
    }

    @Test
    void usesACodeOnce() throws Exception {
        Page identify = begin(client.begin(), client.returnUrl().toString());
        Page choose = submit(identify, Map.of("code", "two-results"), List.of());
        submit(choose, Map.of("go", "yes"), choose.boxes());

        Page again = submit(identify, Map.of("code", "two-results"), List.of());

        assertThat(again.boxes()).isEmpty();
        assertThat(again.html()).contains("role=\"alert\"");
    }

    @Test
    void givesNothingForACodeThatNobodyHas() throws Exception {
        Page identify = begin(client.begin(), client.returnUrl().toString());

        Page again = submit(identify, Map.of("code", "guess"), List.of());
        Page forged = post(
                "/public/emrex/tampere/send",
                Map.of(
                        "sessionId",
                        identify.fields().get("sessionId"),
                        "returnUrl",
                        client.returnUrl().toString(),
                        "code",
                        "guess"),
                List.of());

        assertThat(again.html()).contains("role=\"alert\"");
        assertThat(forged.html()).contains("role=\"alert\"").doesNotContain("elmo");
    }

    @ParameterizedTest
    @CsvSource({"no-results, go, NCP_NO_RESULTS", "two-results, cancel, NCP_CANCEL"})
    void goesBackWithoutResults(String code, String button, String expected) throws Exception {
        Page identify = begin(client.begin(), client.returnUrl().toString());

        Page back = submit(identify, Map.of("code", code, button, "yes"), List.of());
        submit(back, Map.of(), List.of());

        assertThat(client.returned()).singleElement().satisfies(returned -> {
            assertThat(returned.code()).isEqualTo(expected);
            assertThat(returned.elmo()).isEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            https://evil.example/emrex/return
            http://localhost.evil.example/emrex/return
            '{0}.evil.example'
            '{0}/../../other'
            '{0}/%2e%2e/other'
            '{0}#x'
            'http://user@localhost:{1}/emrex/return'
            'javascript:alert(1)'
            '//evil.example/emrex/return'
            'https://localhost:{1}/emrex/return'
            'http://localhost:{1}/emrex/returns'
            'http://localhost:{1}'
            'http://localhost:{1}/emrex/return extra'
            ''
            """)
    void sendsNobodyWhereItWasNotAgreed(String returnUrl) throws Exception {
        String asked = (returnUrl == null ? "" : returnUrl)
                .replace("{0}", client.returnUrl().toString())
                .replace("{1}", String.valueOf(client.returnUrl().getPort()));

        Page page = begin("0123456789abcdef0123456789abcdef", asked);
        Page later = post(
                "/public/emrex/tampere/choose",
                Map.of("sessionId", "s", "returnUrl", asked, "code", "two-results", "cancel", "yes"),
                List.of());

        assertThat(page.status()).isEqualTo(400);
        assertThat(later.status()).isEqualTo(400);
        assertThat(page.html() + later.html()).doesNotContain("<form", "evil");
    }

    @Test
    void keepsPathsBelowAnAgreedAddressAndItsQuery() throws Exception {
        Page page = begin("s", client.returnUrl() + "/step?lang=fi");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.fields()).containsEntry("returnUrl", client.returnUrl() + "/step?lang=fi");
    }

    @Test
    void writesNothingIntoThePageThatActs() throws Exception {
        Page bad = begin("\"><script>alert(1)</script>", client.returnUrl().toString());
        Page choose =
                submit(begin(client.begin(), client.returnUrl().toString()), Map.of("code", "hostile"), List.of());

        assertThat(bad.status()).isEqualTo(400);
        assertThat(choose.html()).contains("&lt;script&gt;").doesNotContain("<script>alert");
    }

    @Test
    void letsTheBrowserLoadNothingAndSendFormsOnlyWhereTheyMayGo() throws Exception {
        Page identify = begin(client.begin(), client.returnUrl().toString());
        Page back = submit(identify, Map.of("cancel", "yes"), List.of());

        assertThat(identify.answer().headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .startsWith("default-src 'none'")
                        .contains("form-action 'self'", "frame-ancestors 'none'"));
        assertThat(back.answer().headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("form-action http://localhost:"
                                + client.returnUrl().getPort() + ";"));
        assertThat(back.answer().headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void saysThatAUniversityGivesNoResultsHere() throws Exception {
        Page page = post("/public/emrex/elsewhere", Map.of("sessionId", "s"), List.of());

        assertThat(page.status()).isEqualTo(404);
        assertThat(page.html()).contains("No university gives its results here");
    }
}
