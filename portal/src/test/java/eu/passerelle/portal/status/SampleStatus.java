package eu.passerelle.portal.status;

import eu.passerelle.journal.StatusContents;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** The status lists alone, over a real journal. */
@SpringBootApplication
class SampleStatus {

    static final ThrowAwayKey KEY = new ThrowAwayKey();

    @Bean
    PublishedLists publishedLists(Environment environment) {
        return new PublishedLists(
                new StatusContents(SampleCredentials.DATABASE),
                new StatusAddress(URI.create("http://localhost:" + environment.getProperty("sample.port"))),
                List.of(new BitstringJwt(SampleStatus::issuer), new TokenJwt(SampleStatus::issuer)),
                Clock.systemUTC());
    }

    static StatusIssuer issuer(String university) {
        String did = "did:web:hub.example.org:public:issuers:" + university;
        return new StatusIssuer(did, did + "#key", KEY);
    }
}
