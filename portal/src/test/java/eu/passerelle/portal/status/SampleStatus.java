package eu.passerelle.portal.status;

import eu.passerelle.journal.StatusContents;
import eu.passerelle.portal.ThrowAwayKey;
import java.net.URI;
import java.time.Clock;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** The status lists alone, over a real journal; with other forms before the usual ones where there are any. */
@SpringBootApplication
class SampleStatus {

    static final ThrowAwayKey KEY = ThrowAwayKey.p256();

    @Bean
    PublishedLists publishedLists(Environment environment, ObjectProvider<StatusForm> others) {
        return new PublishedLists(
                new StatusContents(SampleCredentials.DATABASE),
                new StatusAddress(URI.create("http://localhost:" + environment.getProperty("sample.port"))),
                Stream.concat(
                                others.stream(),
                                Stream.of(new BitstringJwt(SampleStatus::issuer), new TokenJwt(SampleStatus::issuer)))
                        .toList(),
                Clock.systemUTC());
    }

    static StatusIssuer issuer(String university) {
        String did = "did:web:hub.example.org:public:issuers:" + university;
        return new StatusIssuer(did, did + "#key", KEY);
    }
}
