package eu.passerelle.simulators.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The simulator is a measuring instrument of the crash tests: it is tested with bare bytes, not with the connector. */
class WalletSimulatorTest {

    private static final String ID = "urn:credential:6f1c2f3e-1111-5222-8333-944455556666";
    private static final String SEALED = "{\"payload\":\"{\\\"@context\\\":[\\\"c\\\"],\\\"id\\\":\\\"" + ID
            + "\\\"}\",\"signatures\":[{\"protected\":\"e30\",\"signature\":\"c2ln\"}]}";

    private final HttpClient client = HttpClient.newHttpClient();
    private WalletSimulator wallet = new WalletSimulator(0);

    @AfterEach
    void close() {
        wallet.close();
        client.close();
    }

    @Test
    void keepsOneCopyAndCountsEveryPost() throws Exception {
        HttpResponse<String> first = post("?walletAddress=europass.eu/anna", form(SEALED));
        HttpResponse<String> second = post("?walletAddress=europass.eu/anna", form(SEALED));

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.body()).contains("\"uuid\":\"" + ID + "\"");
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains("CR-0001");
        assertThat(wallet.held()).containsExactly(java.util.Map.entry(ID, 1));
        assertThat(wallet.posts(ID)).isEqualTo(2);
        assertThat(wallet.credential(ID)).asString(StandardCharsets.UTF_8).isEqualTo(SEALED);
    }

    @Test
    void countsTheCopyInAnotherWallet() throws Exception {
        post("?walletAddress=europass.eu/anna", form(SEALED));
        post("?userEmail=anna%40example.fi", form(SEALED));

        assertThat(wallet.held()).containsEntry(ID, 2);
        assertThat(wallet.wallets(ID)).containsExactly("europass.eu/anna", "anna@example.fi");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {}                                                                             | 400 | CR-0007
                    {"payload":"{}"}                                                               | 400 | CR-0007
                    {"payload":"{}","signatures":[]}                                               | 400 | CR-0007
                    {"payload":"{}","signatures":[{"protected":"e30"}]}                            | 400 | CR-0007
                    {"payload":"{}","signatures":[{"protected":"e30","signature":"c2ln"}]}         | 400 | CR-0006
                    {"payload":"{","signatures":[{"protected":"e30","signature":"c2ln"}]}          | 400 | CR-0006
                    {"payload":"{\\"id\\":1}","signatures":[{"protected":"e30","signature":"c2ln"}]} | 400 | CR-0006
                    [1                                                                             | 400 | CR-0006
                    {"payload":"cut o                                                              | 400 | CR-0006
                    """)
    void refusesWhatIsNoSealedCredential(String file, int status, String code) throws Exception {
        HttpResponse<String> answer = post("?walletAddress=europass.eu/anna", form(file));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(code);
        assertThat(wallet.held()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"''", "?walletAddress=", "?walletAddress=a&userEmail=b%40c", "?userEmail=nobody"})
    void wantsOneAddress(String query) throws Exception {
        assertThat(post(query, form(SEALED)).statusCode()).isEqualTo(400);
    }

    @Test
    void wantsAWholeForm() throws Exception {
        String query = "?walletAddress=europass.eu/anna";

        assertThat(post(query, "").statusCode()).isEqualTo(400);
        assertThat(post(query, "--b\r\n").statusCode()).isEqualTo(400);
        assertThat(post(query, form(SEALED).replace("--b--", "")).statusCode()).isEqualTo(400);
        assertThat(post(query, form(SEALED).replace("_credential", "other")).statusCode())
                .isEqualTo(400);
        assertThat(wallet.held()).isEmpty();
    }

    @Test
    void knowsAfterARestartWhatItHolds(@TempDir Path directory) throws Exception {
        wallet.close();
        wallet = new WalletSimulator(0, WalletTuning.DEFAULT.in(directory));
        post("?walletAddress=europass.eu/anna", form(SEALED));
        String before = get("/simulator/held").body();
        wallet.close();

        wallet = new WalletSimulator(0, WalletTuning.DEFAULT.in(directory));

        assertThat(get("/simulator/held").body()).isEqualTo(before).contains("\"copies\":1", "\"europass.eu/anna\"");
        assertThat(post("?walletAddress=europass.eu/anna", form(SEALED)).statusCode())
                .isEqualTo(409);
        assertThat(get("/api/v2/credentials?walletAddress=europass.eu/anna").body())
                .contains(ID);
        assertThat(get("/api/v2/credentials?walletAddress=nobody").statusCode()).isEqualTo(404);
    }

    @Test
    void keepsOnlyTheFingerprintBeyondItsMeasure() throws Exception {
        wallet.close();
        wallet = new WalletSimulator(0, new WalletTuning(0, 10_000, null));

        post("?walletAddress=europass.eu/anna", form(SEALED));

        assertThat(wallet.held()).containsEntry(ID, 1);
        assertThatThrownBy(() -> wallet.credential(ID)).hasMessageContaining("keepWhole");
        assertThat(post("?walletAddress=europass.eu/anna", "x".repeat(10_001)).statusCode())
                .isEqualTo(413);
    }

    private static String form(String file) {
        return "--b\r\nContent-Disposition: form-data; name=\"_credential\"; filename=\"c.jsonld\"\r\n\r\n" + file
                + "\r\n--b--\r\n";
    }

    private HttpResponse<String> post(String query, String body) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(wallet.address() + "/api/v2/credentials" + query))
                        .header("Content-Type", "multipart/form-data; boundary=b")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(wallet.address() + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
