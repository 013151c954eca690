package eu.passerelle.routes;

import eu.passerelle.dashboard.ReferredDesk;
import eu.passerelle.journal.Decision;
import eu.passerelle.journal.Ruling;
import eu.passerelle.recognition.AnnexElement;
import eu.passerelle.recognition.OverrideLimit;
import eu.passerelle.recognition.Recognition;
import eu.passerelle.recognition.RecognitionFacts;
import eu.passerelle.recognition.RuledCase;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the policy in force says of a referred case, from the facts stored with its decision. */
final class ReferredCases implements ReferredDesk {

    private static final int KEY_LENGTH = 8;

    private final Supplier<Recognition> policy;
    private final Clock clock;

    ReferredCases(Supplier<Recognition> policy, Clock clock) {
        this.policy = policy;
        this.clock = clock;
    }

    @Override
    public Insight insight(Decision decision) {
        RecognitionFacts facts = RecognitionFacts.stored(decision.facts());
        return new Insight(
                decision.lacking().stream()
                        .map(AnnexElement::numbered)
                        .map(element ->
                                new Element(element.number(), element.title(), element.mandatory(), element.from()))
                        .toList(),
                policy.get().answers(facts, awarding(decision), today()).stream()
                        .map(answer -> new TableAnswer(
                                answer.table(),
                                answer.question(),
                                answer.decision().word(),
                                answer.decision().rule(),
                                answer.decision().reason()))
                        .toList(),
                OverrideLimit.of(facts, !decision.tables().isEmpty()).orElse(null));
    }

    @Override
    public Optional<Row> rule(Decision decision, Ruling ruling) {
        RuledCase ruled = new RuledCase(
                RecognitionFacts.stored(decision.facts()),
                ruling.rule(),
                ruling.decision() == Ruling.Answer.RECOGNISE,
                ruling.reason(),
                ruling.id().toString().substring(0, KEY_LENGTH),
                "Ruling " + ruling.id() + " of " + LocalDate.ofInstant(ruling.at(), ZoneOffset.UTC));
        return policy.get()
                .propose(ruled, awarding(decision), today())
                .map(row -> new Row(
                        row.table(),
                        row.before(),
                        row.row(),
                        row.examples(),
                        row.header(),
                        row.example(),
                        row.notes()));
    }

    private static @Nullable String awarding(Decision decision) {
        return decision.facts().get("university") instanceof String university ? university : null;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
