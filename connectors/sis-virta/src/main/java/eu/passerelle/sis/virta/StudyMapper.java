package eu.passerelle.sis.virta;

import static eu.passerelle.sis.virta.Study.text;

import eu.passerelle.model.Completion;
import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.Credits;
import eu.passerelle.model.Learner;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.sis.virta.wsdl.LaajuusTyyppi;
import eu.passerelle.sis.virta.wsdl.NimiTyyppi;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One {@code Opintosuoritus} of Virta as a completion. Virta holds final results only. */
final class StudyMapper {

    /** The register's own language: that of names that do not say theirs. */
    private static final String FINNISH = "fi";

    private static final String CORRECT_IN_SIS =
            "Correct the result in the university's SIS and have it sent to Virta again.";
    /** xs:date and, as some systems write it, xs:dateTime; the zone says nothing about a day. */
    private static final Pattern DAY = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(T[0-9:.]+)?(Z|[+-]\\d{2}:\\d{2})?");
    /** xs:decimal within reason: an exponent could blow up to any length. */
    private static final Pattern DECIMAL = Pattern.compile("\\+?(\\d{1,18}(\\.\\d{0,18})?|\\.\\d{1,18})");

    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");

    private final String university;

    StudyMapper(String university) {
        this.university = university;
    }

    /**
     * @param partOf source key of the study that contains this one
     * @throws UnreadableStudy when a mandatory value is missing or cannot be read
     */
    Completion completion(Study study, Learner learner, @Nullable String partOf) throws UnreadableStudy {
        String key = study.key().orElseThrow(() -> unreadable("has no usable @avain"));
        if (text(study.content().getOpiskelijaAvain()).isEmpty()) {
            throw unreadable("names no learner (@opiskelijaAvain)");
        }
        return new Completion(
                new CompletionKey(university, key),
                learner,
                text(study.content().getKoulutusmoduulitunniste()).orElse(null),
                title(study),
                Completion.State.FINAL,
                VirtaGrades.grade(study.content().getArvosana(), study.unknownScale()),
                credits(study.content().getLaajuus()),
                day(study.content().getSuoritusPvm()),
                awardingBody(study),
                text(study.content().getKieli()).flatMap(StudyMapper::language).orElse(null),
                study.content().getHyvaksilukuPvm() == null
                        ? null
                        : study.recognisedFrom().orElse("unknown"),
                partOf);
    }

    /** Names by language, the code where there is no name: the catalogue may know it better. */
    private static LocalizedText title(Study study) throws UnreadableStudy {
        Map<String, String> names = new LinkedHashMap<>();
        for (NimiTyyppi name : study.content().getNimi()) {
            Optional<String> title = text(name.getValue());
            if (title.isPresent()) {
                String language =
                        text(name.getKieli()).flatMap(StudyMapper::language).orElse(FINNISH);
                names.putIfAbsent(language, title.get());
            }
        }
        if (names.isEmpty()) {
            String code = text(study.content().getKoulutusmoduulitunniste())
                    .orElseThrow(() -> unreadable("has neither a name (Nimi) nor a code of what was studied"));
            names.put(FINNISH, code);
        }
        return new LocalizedText(names);
    }

    /** Virta's code list of languages is ISO 639 and a few numbers for "foreign", "unknown" and the like. */
    private static Optional<String> language(String code) {
        return Optional.of(code).filter(value -> LANGUAGE.matcher(value).matches());
    }

    /** Opintopiste (op) are ECTS credits; an old result may have only study weeks (ov), which have no fixed ratio. */
    private static @Nullable Credits credits(@Nullable LaajuusTyyppi extent) throws UnreadableStudy {
        if (extent == null) {
            return null;
        }
        if (extent.getOpintopiste() != null) {
            BigDecimal credits = decimal(extent.getOpintopiste(), "Opintopiste");
            return new Credits(credits, "op", credits);
        }
        return extent.getOpintoviikko() == null
                ? null
                : new Credits(decimal(extent.getOpintoviikko(), "Opintoviikko"), "ov", null);
    }

    private static BigDecimal decimal(String text, String element) throws UnreadableStudy {
        String number = text.strip();
        if (!DECIMAL.matcher(number).matches()) {
            throw unreadable("has credits that are no number (" + element + ")");
        }
        return new BigDecimal(number);
    }

    private static LocalDate day(@Nullable String text) throws UnreadableStudy {
        Matcher day = DAY.matcher(text == null ? "" : text.strip());
        if (day.matches()) {
            try {
                return LocalDate.parse(day.group(1));
            } catch (DateTimeException e) {
                throw unreadable("has a day of completion that is not in the calendar (SuoritusPvm)");
            }
        }
        throw unreadable("has no readable day of completion (SuoritusPvm)");
    }

    /** Virta names organisations by code only; the university's own results need no other name. */
    private static @Nullable LocalizedText awardingBody(Study study) throws UnreadableStudy {
        String code = study.awardedBy().orElseThrow(() -> unreadable("does not say who awarded it (Myontaja)"));
        return study.isOwn() ? null : LocalizedText.of(FINNISH, "Oppilaitos " + code);
    }

    private static UnreadableStudy unreadable(String what) {
        return new UnreadableStudy("The result " + what, CORRECT_IN_SIS);
    }
}
