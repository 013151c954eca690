package eu.passerelle.portal.emrex;

import eu.passerelle.credentials.elm.Achievements;
import eu.passerelle.model.Achievement;
import eu.passerelle.seal.xml.XmlSealer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** EMREX alone, for one university and three learners' codes. No stereotype: other tests scan this package's parent. */
@EnableAutoConfiguration(excludeName = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration")
@Import(EmrexApi.class)
class SampleProvider {

    static final TestKey KEY = TestKey.make();
    static final Set<String> USED = ConcurrentHashMap.newKeySet();
    static volatile List<URI> returns = List.of();

    private static final Map<String, List<Achievement>> RESULTS = Map.of(
            "two-results", List.of(Achievements.full(), Achievements.bare()),
            "no-results", List.of(),
            "hostile",
                    List.of(Achievements.withTitle(
                            Achievements.full(), Achievements.text("en", "<script>alert('1')</script>\""))));

    @Bean
    EmrexProviders emrexProviders() {
        XmlSealer sealer = new XmlSealer(KEY, Achievements.HUB);
        return university -> university.equals("tampere")
                ? Optional.of(new EmrexProvider(Achievements.TAMPERE_UNIVERSITY, sealer, new ReturnAddresses(returns)))
                : Optional.empty();
    }

    @Bean
    LearnerLogin learnerLogin() {
        return new LearnerLogin() {
            @Override
            public Optional<List<Achievement>> results(String university, String code) {
                return USED.contains(code) ? Optional.empty() : Optional.ofNullable(RESULTS.get(code));
            }

            @Override
            public void use(String university, String code) {
                USED.add(code);
            }
        };
    }
}
