package eu.passerelle.sis.hisinone;

import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.failure.MalformedRecord;
import eu.passerelle.connectors.roster.RosterLearner;
import eu.passerelle.connectors.xml.XmlDay;
import eu.passerelle.connectors.xml.XmlNode;
import eu.passerelle.model.Completion;
import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.Credits;
import eu.passerelle.model.Grade;
import eu.passerelle.model.Grade.Outcome;
import eu.passerelle.model.Learner;
import eu.passerelle.model.LearnerIdentifier;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.PersonName;
import eu.passerelle.sis.hisinone.HisInOneSettings.Status;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One achievement of HISinOne as a completion. Absent, nil and empty are the same: every field may be any of them. */
final class AchievementMapper {

    /** Of all grades: HISinOne prints German ones. */
    static final String SCALE = "de-1-5";

    private static final String WINTER = "31";
    private static final String SUMMER = "30";
    private static final Set<String> TRUE = Set.of("true", "1");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2}");
    /** Credits are text in HISinOne and printed in German; there are no thousands of them. */
    private static final Pattern YEAR = Pattern.compile("(19|20)\\d{2}");

    private static final Pattern CREDITS = Pattern.compile("\\d{1,4}([.,]\\d{1,4})?");

    private final SisContext<HisInOneSettings> sis;
    private final RosterLearner roster;
    private final Optional<XmlNode> person;

    /** @param person as the reply describes the learner */
    AchievementMapper(SisContext<HisInOneSettings> sis, RosterLearner roster, Optional<XmlNode> person) {
        this.sis = sis;
        this.roster = roster;
        this.person = person;
    }

    /** @throws MalformedRecord when a value is missing or cannot be read; the message names the field */
    Completion completion(XmlNode achievement, String key) {
        if (achievement.text("id").isEmpty()) {
            throw new MalformedRecord("The achievement has no id");
        }
        Optional<String> said = achievement.text("status");
        Status status = said.map(sis.settings()::meaning).orElse(null);
        boolean isFinal = TRUE.contains(achievement.text("final").orElse(""));
        return new Completion(
                new CompletionKey(sis.university().id(), key),
                learner(),
                achievement.text("elementnr").orElse(null),
                title(achievement),
                isFinal && status != Status.OPEN ? Completion.State.FINAL : Completion.State.PROVISIONAL,
                grade(achievement, said, status),
                credits(achievement),
                day(achievement),
                null,
                achievement
                        .text("language")
                        .map(language -> language.toLowerCase(Locale.ROOT))
                        .filter(language -> LANGUAGE.matcher(language).matches())
                        .orElse(null),
                achievement.text("externalInstitution").orElse(null),
                achievement.text("parentId").filter(id -> !id.equals(key)).orElse(null));
    }

    private Learner learner() {
        String number = said("registrationnumber").orElse(roster.number());
        if (!number.equals(roster.number())) {
            throw new MalformedRecord("The reply names another learner than the one that was asked for");
        }
        String given = said("firstname").orElse("");
        String family = said("surname").orElse("");
        PersonName name = given.isEmpty() && family.isEmpty() ? roster.name() : PersonName.of(given, family);
        if (name == null) {
            throw new MalformedRecord("Neither HISinOne nor the roster knows the learner's name");
        }
        List<LearnerIdentifier> identifiers = new ArrayList<>(roster.identifiers());
        identifiers.add(new LearnerIdentifier(
                LearnerIdentifier.Kind.LOCAL,
                number,
                sis.university().organisation().schacDomain()));
        LocalDate born =
                said("dateofbirth").map(text -> parsed("dateofbirth", text)).orElse(roster.born());
        return new Learner(List.of(name), born, identifiers);
    }

    private Optional<String> said(String field) {
        return person.flatMap(node -> node.text(field));
    }

    private static LocalizedText title(XmlNode achievement) {
        Map<String, String> titles = new LinkedHashMap<>();
        achievement.text("defaulttext").ifPresent(text -> titles.put("de", text));
        achievement.text("defaulttextEn").ifPresent(text -> titles.put("en", text));
        if (titles.isEmpty()) {
            titles.put(
                    "de",
                    achievement
                            .text("elementnr")
                            .orElseThrow(() -> new MalformedRecord(
                                    "The achievement has neither a text nor a number (defaulttext, elementnr)")));
        }
        return new LocalizedText(titles);
    }

    /** The grade as printed, else only that it was passed or failed; a status that nobody knows is not guessed at. */
    private static @Nullable Grade grade(XmlNode achievement, Optional<String> said, @Nullable Status status) {
        Outcome outcome = switch (status) {
            case PASSED -> Outcome.PASSED;
            case FAILED -> Outcome.FAILED;
            case OPEN -> Outcome.UNKNOWN;
            case null -> Outcome.UNKNOWN;
        };
        Optional<String> grade = achievement.text("grade");
        if (grade.isPresent()) {
            boolean unknown = said.isPresent() && status == null;
            return new Grade(grade.get(), unknown ? "hisinone:" + said.get() : SCALE, outcome);
        }
        return switch (outcome) {
            case PASSED -> new Grade("bestanden", SCALE, outcome);
            case FAILED -> new Grade("nicht bestanden", SCALE, outcome);
            case UNKNOWN -> null;
        };
    }

    private static @Nullable Credits credits(XmlNode achievement) {
        return achievement
                .text("credits")
                .map(text -> {
                    if (!CREDITS.matcher(text).matches()) {
                        throw new MalformedRecord("The achievement has credits that are no number (credits)");
                    }
                    return Credits.ects(new BigDecimal(text.replace(',', '.')));
                })
                .orElse(null);
    }

    /** The day of the examination, else the first of the term. */
    private static LocalDate day(XmlNode achievement) {
        Optional<String> day = achievement.text("examdate");
        if (day.isPresent()) {
            return parsed("examdate", day.get());
        }
        String type = achievement.text("termTypeId").orElse("");
        String year = achievement.text("termYear").orElse("");
        if (YEAR.matcher(year).matches() && (type.equals(WINTER) || type.equals(SUMMER))) {
            return LocalDate.of(Integer.parseInt(year), type.equals(WINTER) ? 10 : 4, 1);
        }
        throw new MalformedRecord("The achievement has neither a day nor a term (examdate, termTypeId, termYear)");
    }

    private static LocalDate parsed(String field, String text) {
        try {
            return XmlDay.of(text).orElseThrow(() -> new MalformedRecord(field + " is not a date (yyyy-mm-dd)"));
        } catch (DateTimeException e) {
            throw new MalformedRecord(field + " is no day of the calendar", e);
        }
    }
}
