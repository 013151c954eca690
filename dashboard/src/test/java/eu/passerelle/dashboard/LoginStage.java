package eu.passerelle.dashboard;

import eu.passerelle.simulators.login.DemoPerson;
import eu.passerelle.simulators.login.LoginSimulator;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A dashboard where people log in at a simulated provider, and a browser. */
@SpringBootTest(
        classes = SampleDashboard.class,
        webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT,
        properties = {"sample.token=secret", "sample.people=true"})
abstract class LoginStage {

    static final String OLGA = "olga.operator@passerelle.example";
    static final String ILSE = "ilse.it@twente.example";
    /** As long as the tests' JVM, as the dashboard that asks it. */
    static final LoginSimulator PROVIDER =
            new LoginSimulator(0, SampleLogin.CLIENT, SampleLogin.SECRET, DemoPerson.ALL);

    static final URI HUB = URI.create("http://localhost:" + SampleLogin.freePort());

    final SampleBrowser browser = new SampleBrowser();

    @DynamicPropertySource
    static void where(DynamicPropertyRegistry properties) {
        properties.add("server.port", HUB::getPort);
        properties.add("sample.issuer", PROVIDER::address);
        properties.add("sample.address", () -> HUB);
    }

    @AfterEach
    void honestAgain() {
        PROVIDER.claims(UnaryOperator.identity());
        PROVIDER.wrongKey(false);
        PROVIDER.claimsAtUserinfoOnly(false);
        PROVIDER.down(false);
        SampleLogin.later = Duration.ZERO;
    }

    static URI hub(String path) {
        return HUB.resolve(path);
    }

    /** The hub's answer when the provider has sent the browser back. */
    static HttpResponse<String> logIn(SampleBrowser with, String as) {
        return with.get(back(with, as));
    }

    static URI back(SampleBrowser with, String as) {
        URI asked = SampleBrowser.to(with.get(hub("/login")));
        return SampleBrowser.to(with.get(URI.create(asked + "&as=" + as)));
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    static HttpResponse<String> me(SampleBrowser with) {
        return with.get(hub("/api/me"));
    }
}
