package eu.passerelle.routes;

import eu.passerelle.dashboard.PolicyDesk;
import eu.passerelle.journal.Decision;
import eu.passerelle.journal.Decisions;
import eu.passerelle.journal.RulingInForce;
import eu.passerelle.journal.TransferView.DecisionView;
import eu.passerelle.recognition.AnnexElement;
import eu.passerelle.recognition.AnnexReport;
import eu.passerelle.recognition.DecisionTableInvalid;
import eu.passerelle.recognition.ExampleResult;
import eu.passerelle.recognition.Judgement;
import eu.passerelle.recognition.PolicyFiles;
import eu.passerelle.recognition.Recognition;
import eu.passerelle.recognition.RecognitionDecision;
import eu.passerelle.recognition.RecognitionFacts;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Judges past decisions again from the facts that were stored with them, by any policy and for any day. */
final class Deciding implements PolicyDesk {

    private static final Pattern DAY = Pattern.compile("@(\\d{4}-\\d{2}-\\d{2})\\.dmn");
    private static final String UNIVERSITY = "university";

    private final PolicyKeeper policy;
    private final Decisions decisions;
    private final Clock clock;

    Deciding(PolicyKeeper policy, Decisions decisions, Clock clock) {
        this.policy = policy;
        this.decisions = decisions;
        this.clock = clock;
    }

    /** A judgement as the journal stores it. */
    static Decision stored(UUID transfer, Judgement judgement, AnnexReport annex) {
        RecognitionDecision decision = judgement.decision();
        return new Decision(
                transfer,
                judgement.asOf(),
                judgement.policy(),
                decision.word(),
                judgement.matched().stream().map(Judgement.Match::rule).toList(),
                judgement.matched().stream().map(Judgement.Match::table).toList(),
                decision.rule(),
                decision.reason(),
                decision instanceof RecognitionDecision.Referred referred ? referred.missing() : List.of(),
                annex.lacking().stream().map(AnnexElement::number).toList(),
                judgement.facts().known());
    }

    @Override
    public Status status() {
        Recognition recognition = policy.get();
        return new Status(
                recognition.version(),
                policy.since(),
                policy.problems(),
                recognition.inForce(null, null, today()).stream()
                        .map(table -> new Table(table.name(), table.version(), table.question()))
                        .toList());
    }

    @Override
    public Optional<Again> again(UUID transfer, @Nullable LocalDate asOf) {
        List<DecisionView> all = decisions.of(transfer);
        if (all.isEmpty()) {
            return Optional.empty();
        }
        DecisionView newest = all.getLast();
        Recognition then = asOf == null ? policy.get() : on(asOf);
        return Optional.of(new Again(
                newest.at(), newest.decision(), judged(newest.decision(), then, asOf == null ? today() : asOf)));
    }

    /** One that was referred before any table was asked is so again: its facts do not say which codes were unknown. */
    private static Judged judged(Decision past, Recognition by, LocalDate asOf) {
        if (past.tables().isEmpty()) {
            return new Judged(by.version(), asOf, past.decision(), past.rule(), past.reason(), List.of());
        }
        RecognitionFacts facts = RecognitionFacts.stored(past.facts());
        Judgement again =
                by.judge(past.policy().equals(by.version()) ? facts : by.complete(facts), awarding(past), null, asOf);
        return new Judged(
                again.policy(),
                asOf,
                again.decision().word(),
                again.decision().rule(),
                again.decision().reason(),
                again.matched().stream()
                        .map(match -> new Match(match.rule(), match.table()))
                        .toList());
    }

    private static boolean byPeople(Decision past) {
        return RulingInForce.isRule(past.rule());
    }

    /** What people have decided about one case no table changes. */
    private static Judged stands(Decision past) {
        return new Judged(
                past.policy(),
                past.asOf(),
                past.decision(),
                past.rule(),
                past.reason(),
                IntStream.range(0, past.rules().size())
                        .mapToObj(i ->
                                new Match(past.rules().get(i), past.tables().get(i)))
                        .toList());
    }

    private static @Nullable String awarding(Decision past) {
        return past.facts().get(UNIVERSITY) instanceof String university ? university : null;
    }

    @Override
    public WhatIf whatIf(Trial trial) {
        return whatIf(trial, () -> {});
    }

    /** @param judged told after each decision that was judged again; what it throws ends the run */
    WhatIf whatIf(Trial trial, Runnable judged) {
        Comparison comparison = new Comparison();
        if (Boolean.TRUE.equals(trial.replay())) {
            decisions.newest(
                    trial.university(),
                    past -> comparison.replayed(past, byPeople(past) ? stands(past) : replay(past)));
            return comparison.result("each its own", null, List.of());
        }
        LocalDate asOf = asOf(trial);
        Recognition tried = tried(trial, asOf);
        decisions.newest(trial.university(), past -> {
            comparison.compared(past, byPeople(past) ? stands(past) : judged(past, tried, asOf));
            judged.run();
        });
        return comparison.result(
                tried.version(),
                asOf,
                tried.examples().stream()
                        .filter(example -> !example.met())
                        .map(ExampleResult::message)
                        .toList());
    }

    private Judged replay(Decision past) {
        try {
            Recognition own = policy.version(past.policy())
                    .orElseThrow(() -> new Refused("The policy " + past.policy() + " of transfer " + past.transfer()
                            + " is not in the journal; restore the table policy_version from a backup."));
            return judged(past, own, past.asOf());
        } catch (DecisionTableInvalid e) {
            throw new Refused("The policy " + past.policy() + " of transfer " + past.transfer()
                    + " cannot be used by this version of the hub: " + e.getMessage());
        }
    }

    private Recognition tried(Trial trial, LocalDate asOf) {
        Map<String, String> files = trial.files();
        if (files == null || files.isEmpty()) {
            return on(asOf);
        }
        try {
            PolicyFiles base = Boolean.TRUE.equals(trial.whole())
                    ? PolicyFiles.of(Map.of())
                    : policy.get().files();
            return Recognition.of(base.with(files), policy.get());
        } catch (DecisionTableInvalid e) {
            throw new Refused(String.join("\n", e.problems()));
        }
    }

    private LocalDate asOf(Trial trial) {
        if (trial.asOf() != null) {
            return trial.asOf();
        }
        return trial.files() == null
                ? today()
                : trial.files().keySet().stream()
                        .flatMap(path -> DAY.matcher(path).results())
                        .map(MatchResult::group)
                        .map(found -> LocalDate.parse(found.substring(1, 11)))
                        .reduce(today(), (one, other) -> one.isAfter(other) ? one : other);
    }

    /** The policy in force at the end of that day. */
    private Recognition on(LocalDate day) {
        return policy.at(day.atTime(LocalTime.MAX).toInstant(ZoneOffset.UTC));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    @Override
    public Completeness completeness(String university) {
        Decisions.Completeness found = decisions.completeness(university);
        return new Completeness(
                university,
                found.decided(),
                Arrays.stream(AnnexElement.values())
                        .map(element -> new Element(
                                element.number(),
                                element.title(),
                                element.mandatory(),
                                element.from(),
                                found.lacking().getOrDefault(element.number(), 0L)))
                        .toList());
    }
}
