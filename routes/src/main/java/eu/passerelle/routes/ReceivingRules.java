package eu.passerelle.routes;

import eu.passerelle.journal.RecognitionStore.Decided;
import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.PartnerCompletion;
import eu.passerelle.model.Sha256;
import eu.passerelle.recognition.Recognition;
import eu.passerelle.recognition.RecognitionDecision;
import eu.passerelle.recognition.RecognitionFacts;
import eu.passerelle.recognition.receiving.GradePolicy;
import eu.passerelle.recognition.receiving.GradesAtHome;
import eu.passerelle.recognition.receiving.ReceivingJudgement;
import eu.passerelle.recognition.receiving.ReceivingRecognition;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that one receiving university judges by at one moment: its list of courses and policy, its own decision tables, and its
 * way with grades.
 *
 * @param grades null: they are handed on as the partner awarded them
 */
record ReceivingRules(
        ReceivingRecognition courses,
        Recognition tables,
        @Nullable GradePolicy grades,
        GradeStatistics statistics) {

    /** @param decided by what each was decided on when its credential was issued */
    ReceivingJudgement judge(List<PartnerCompletion> completions, Map<CompletionKey, Decided> decided) {
        ReceivingJudgement judged = courses.judge(
                completions,
                source -> ask(source, decided.get(source.completion().key())));
        return grades == null
                ? judged
                : new ReceivingJudgement(
                        new GradesAtHome(courses.university(), grades, statistics::of).convert(judged.outcomes()),
                        judged.referred());
    }

    /**
     * The facts and the day are those of the partner's decision: what was recognised once is not lost by the mere passing of
     * time, and is judged alike by every instance.
     */
    private RecognitionDecision ask(PartnerCompletion source, @Nullable Decided decided) {
        RecognitionFacts facts = RecognitionFacts.stored(decided == null ? Map.of() : decided.facts());
        LocalDate day = decided == null ? source.completion().completedOn() : decided.asOf();
        return tables.atHome(facts, courses.university(), day);
    }

    /** Other rules have another one: then everybody is judged again. */
    byte[] hash() {
        StringBuilder text = new StringBuilder(courses.toString());
        tables.ownTables(courses.university()).forEach(text::append);
        if (grades != null) {
            text.append(grades).append(statistics.fingerprint());
        }
        return Sha256.of(text.toString());
    }
}
