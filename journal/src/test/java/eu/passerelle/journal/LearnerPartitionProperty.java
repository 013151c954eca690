package eu.passerelle.journal;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.journal.IdentityDecisions.Answer;
import eu.passerelle.journal.LearnerReview.Candidate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

/**
 * Records of one world in any order and on any pages: as long as nobody is asked anything, learners are exactly the groups
 * of records that identifiers join. Where somebody is asked, no group holds more than those joined, and when all
 * questions are answered SAME, exactly those.
 */
@Tag("slow")
class LearnerPartitionProperty {

    private static final List<String> KINDS = List.of("esi", "nat", "loc");

    /** @param identifiers that only this person has, at the university or everywhere */
    private record Sample(String university, String key, Set<String> identifiers) {}

    @Property(tries = 40)
    void anyOrderOfTheSameRecordsGivesTheSameLearners(
            @ForAll @IntRange(min = 1, max = 4) int persons,
            @ForAll @IntRange(min = 2, max = 12) int records,
            @ForAll long seed) {
        Random random = new Random(seed);
        People people = new People();
        List<Sample> samples = samples(people, persons, records, random);
        Set<Set<String>> joined = joined(samples);
        Collections.shuffle(samples, random);

        int stored = 0;
        while (stored < samples.size()) {
            String university = samples.get(stored).university();
            int page = stored;
            while (page < samples.size()
                    && samples.get(page).university().equals(university)
                    && page - stored < 1 + random.nextInt(3)) {
                page++;
            }
            page = Math.max(page, stored + 1);
            people.store(
                    university,
                    samples.subList(stored, page).stream()
                            .map(sample -> people.record(
                                    university, sample.key(), String.join(" ", sample.identifiers()) + " born:-"))
                            .toArray(Pulled.Result[]::new));
            stored = page;
        }

        List<Candidate> questions = people.questions();
        Set<Set<String>> learners = learners(people, samples);
        if (questions.isEmpty()) {
            assertThat(learners).isEqualTo(joined);
        }
        assertThat(learners).allMatch(group -> joined.stream().anyMatch(all -> all.containsAll(group)));

        questions.forEach(question -> people.decisions.decide(question.id(), Answer.SAME, "property", "test"));
        assertThat(people.questions()).isEmpty();
        assertThat(learners(people, samples)).isEqualTo(joined);
    }

    /** Each record has some of its person's identifiers; local ones are the university's own. */
    private static List<Sample> samples(People people, int persons, int records, Random random) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < records; i++) {
            int person = random.nextInt(persons);
            String letter = random.nextBoolean() ? "a" : "b";
            Set<String> identifiers = new TreeSet<>();
            for (String kind : KINDS) {
                if (random.nextInt(3) > 0) {
                    identifiers.add(kind + ":" + (kind.equals("esi") ? "x:" : "") + person);
                }
            }
            if (identifiers.isEmpty()) {
                identifiers.add("loc:" + person);
            }
            samples.add(new Sample(people.university(letter), "k" + i, identifiers));
        }
        return samples;
    }

    private static Set<Set<String>> joined(List<Sample> samples) {
        List<Set<Sample>> groups = new ArrayList<>();
        for (Sample sample : samples) {
            Set<Sample> group = new HashSet<>(Set.of(sample));
            groups.removeIf(other -> {
                boolean touches = other.stream().anyMatch(each -> !Collections.disjoint(marks(each), marks(sample)));
                if (touches) {
                    group.addAll(other);
                }
                return touches;
            });
            groups.add(group);
        }
        return groups.stream()
                .map(group -> group.stream().map(LearnerPartitionProperty::name).collect(Collectors.toSet()))
                .collect(Collectors.toSet());
    }

    private static Set<String> marks(Sample sample) {
        return sample.identifiers().stream()
                .map(mark -> mark.startsWith("loc") ? sample.university() + mark : mark)
                .collect(Collectors.toSet());
    }

    private static Set<Set<String>> learners(People people, List<Sample> samples) {
        Map<UUID, Set<String>> byLearner = samples.stream()
                .collect(Collectors.groupingBy(
                        sample -> people.learner(sample.university(), sample.key())
                                .orElseThrow(),
                        Collectors.mapping(LearnerPartitionProperty::name, Collectors.toSet())));
        return new HashSet<>(byLearner.values());
    }

    private static String name(Sample sample) {
        return sample.university() + " " + sample.key();
    }
}
