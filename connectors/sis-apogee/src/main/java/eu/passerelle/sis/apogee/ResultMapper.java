package eu.passerelle.sis.apogee;

import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.failure.MalformedRecord;
import eu.passerelle.connectors.roster.RosterLearner;
import eu.passerelle.connectors.xml.XmlNode;
import eu.passerelle.model.Completion;
import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.Credits;
import eu.passerelle.model.Grade;
import eu.passerelle.model.Grade.Outcome;
import eu.passerelle.model.Learner;
import eu.passerelle.model.LearnerIdentifier;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.sis.apogee.ApogeeSettings.ResultCode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One result of Apogée as a completion. */
final class ResultMapper {

    /** Of marks out of 20, the usual one ({@code barNotElp}). */
    static final String SCALE_OF_20 = "fr-0-20";

    private static final String FRENCH = "fr";
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");
    private static final Pattern YEAR = Pattern.compile("(19|20)\\d{2}");
    private static final int FIRST_MONTH = 9;

    private final SisContext<ApogeeSettings> sis;
    private final RosterLearner learner;

    ResultMapper(SisContext<ApogeeSettings> sis, RosterLearner learner) {
        this.sis = sis;
        this.learner = learner;
    }

    /**
     * @param partOf source key of the result around this one
     * @throws MalformedRecord when a value is missing or cannot be read; the message names the element
     */
    Completion completion(String key, ApogeeResult result, @Nullable String partOf) {
        String code = result.element().orElseThrow(() -> new MalformedRecord("The result names no element (codElp)"));
        Optional<ResultCode> meaning = result.code().map(sis.settings()::meaning);
        return new Completion(
                new CompletionKey(sis.university().id(), key),
                person(),
                code,
                LocalizedText.of(FRENCH, title(result).orElse(code)),
                result.isFinal() ? Completion.State.FINAL : Completion.State.PROVISIONAL,
                grade(result, meaning.orElse(null)),
                credits(result),
                firstDay(result.year()),
                null,
                null,
                meaning.equals(Optional.of(ResultCode.RECOGNISED)) ? "unknown" : null,
                partOf);
    }

    /** PedagogiqueMetier tells results only: who the learner is stands in the roster. */
    private Learner person() {
        if (learner.name() == null) {
            throw new MalformedRecord("Apogée's results do not tell the learner's name, and neither does the roster:"
                    + " fill in its columns 'given' and 'family'");
        }
        List<LearnerIdentifier> identifiers = new ArrayList<>(learner.identifiers());
        identifiers.add(new LearnerIdentifier(
                LearnerIdentifier.Kind.LOCAL,
                learner.number(),
                sis.university().organisation().schacDomain()));
        return new Learner(List.of(learner.name()), learner.born(), identifiers);
    }

    private static Optional<String> title(ApogeeResult result) {
        return result.contract().child("elp").flatMap(elp -> elp.text("libElp"));
    }

    /** The mark where there is one (a number, or DEF and the like), else the jury's code; the code decides. */
    private @Nullable Grade grade(ApogeeResult result, @Nullable ResultCode meaning) {
        String raw = result.mark().or(result::code).orElse(null);
        if (raw == null) {
            return null;
        }
        ResultCode decides = meaning != null || result.code().isPresent()
                ? meaning
                : sis.settings().meaning(raw);
        Outcome outcome = switch (decides) {
            case PASSED, RECOGNISED -> Outcome.PASSED;
            case FAILED -> Outcome.FAILED;
            case null -> Outcome.UNKNOWN;
        };
        // without a code a mark alone is judged by the scale, elsewhere; with an unknown code nobody may guess
        boolean undecided = outcome == Outcome.UNKNOWN && result.code().isPresent();
        String scale = scale(result.content());
        return new Grade(raw, undecided ? "apogee:" + result.code().orElseThrow() : scale, outcome);
    }

    private static String scale(XmlNode result) {
        String outOf = result.text("barNotElp").orElse("20");
        return "fr-0-" + outOf;
    }

    /** ECTS that were earned, else those of the element. */
    private static @Nullable Credits credits(ApogeeResult result) {
        Optional<String> credits = result.content()
                .text("nbrCrdElp")
                .or(() -> result.contract().child("elp").flatMap(elp -> elp.text("nbrCrdElp")));
        if (credits.isEmpty()) {
            return null;
        }
        if (!DECIMAL.matcher(credits.get()).matches()) {
            throw new MalformedRecord("The result has credits that are no number (nbrCrdElp)");
        }
        return Credits.ects(new BigDecimal(credits.get()));
    }

    /** Apogée dates results by year and session only: the first day of the academic year. */
    private static LocalDate firstDay(String year) {
        if (!YEAR.matcher(year).matches()) {
            throw new MalformedRecord("The result has no readable year (codAnu)");
        }
        return LocalDate.of(Integer.parseInt(year), FIRST_MONTH, 1);
    }
}
