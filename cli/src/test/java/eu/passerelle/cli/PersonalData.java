package eu.passerelle.cli;

import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedLearner;
import eu.passerelle.simulators.alliance.DemoAlliance;
import eu.passerelle.simulators.alliance.DemoUniversity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds what says who the learners of these campuses are: names, numbers, addresses. */
final class PersonalData {

    private final Pattern words;
    private final Set<String> parts = new LinkedHashSet<>();

    PersonalData(DemoAlliance alliance) {
        Set<String> whole = new LinkedHashSet<>();
        for (DemoUniversity university : alliance.universities()) {
            Campus campus = university.campus();
            for (SimulatedLearner learner : campus.learners()) {
                whole.add(learner.given());
                whole.add(learner.family());
                whole.add(learner.number());
                parts.add(learner.nationalId());
                parts.add(learner.email());
                parts.add(learner.walletAddress());
                // the Finnish learner number is made of the local one
                parts.add("0".repeat(11 - learner.number().length()) + learner.number());
            }
        }
        words = Pattern.compile(whole.stream()
                .map(Pattern::quote)
                .collect(Collectors.joining("|", "(?<![\\p{L}\\d-])(", ")(?![\\p{L}\\d-])")));
    }

    /** The lines that say who somebody is. */
    List<String> in(List<String> lines) {
        List<String> found = new ArrayList<>();
        for (String line : lines) {
            if (words.matcher(line).find() || parts.stream().anyMatch(line::contains)) {
                found.add(line);
            }
        }
        return found;
    }
}
