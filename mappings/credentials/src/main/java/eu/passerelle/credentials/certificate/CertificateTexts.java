package eu.passerelle.credentials.certificate;

import eu.passerelle.credentials.certificate.TextField.Piece;
import eu.passerelle.model.Achievement;
import eu.passerelle.model.Completion;
import eu.passerelle.model.LearningOpportunity;
import eu.passerelle.model.PersonName;
import java.math.BigDecimal;
import java.net.URI;
import java.text.DecimalFormatSymbols;
import java.text.Normalizer;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the placeholders of a template are for one achievement in one language; empty where it has no such thing. */
final class CertificateTexts {

    /** How a language writes days and numbers; dear to make. */
    record Customs(Locale locale, DateTimeFormatter dates, char decimalSeparator) {

        static Customs of(String language) {
            // English without a country is Europe's English: 15 June 2026
            Locale locale = language.equals("en") ? Locale.UK : Locale.forLanguageTag(language);
            return new Customs(
                    locale,
                    DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale),
                    DecimalFormatSymbols.getInstance(locale).getDecimalSeparator());
        }
    }

    private record Fact(String label, String value) {}

    private final Achievement achievement;
    private final String language;
    private final Customs customs;
    private final Optional<URI> verification;
    private @Nullable List<Fact> facts;

    CertificateTexts(Achievement achievement, String language, Customs customs, Optional<URI> verification) {
        this.achievement = achievement;
        this.language = language;
        this.customs = customs;
        this.verification = verification;
    }

    /** Filled in; empty where nothing of what it asks for is there. */
    String of(TextField field) {
        StringBuilder text = new StringBuilder();
        boolean asked = false;
        boolean found = false;
        for (Piece piece : field.pieces()) {
            switch (piece) {
                case Piece.Literal literal -> text.append(literal.text());
                case Piece.Token token -> {
                    String value = value(token.placeholder(), field.face());
                    asked = true;
                    found |= !value.isEmpty();
                    text.append(token.capitals() ? capitals(value) : value);
                }
            }
        }
        return asked && !found ? "" : text.toString();
    }

    private String value(Placeholder placeholder, Typeface face) {
        Completion completion = achievement.completion();
        return switch (placeholder) {
            case LEARNER -> spelling(face, 0);
            case OTHER_NAME -> spelling(face, 1);
            case TITLE -> completion.title().in(language);
            case UNIVERSITY ->
                achievement.university().organisation().legalName().in(language);
            case AWARDING_BODY ->
                completion.awardingBody() == null
                        ? achievement.university().organisation().legalName().in(language)
                        : completion.awardingBody().in(language);
            case KIND -> word(isMicroCredential(achievement) ? "microCredential" : "certificate");
            case CREDITS -> credits();
            case CREDITS_LABEL -> credits().isEmpty() ? "" : word("credits");
            case LEVEL -> level();
            case LEVEL_LABEL -> level().isEmpty() ? "" : word("level");
            case GRADE -> grade();
            case GRADE_LABEL -> grade().isEmpty() ? "" : word("grade");
            case DATE -> customs.dates().format(completion.completedOn());
            case DATE_LABEL -> word("date");
            case ISSUED -> day(achievement.issuedAt());
            case VALID_UNTIL -> achievement.validUntil() == null ? "" : day(achievement.validUntil());
            case FACT1 -> fact(0).value();
            case FACT1_LABEL -> fact(0).label();
            case FACT2 -> fact(1).value();
            case FACT2_LABEL -> fact(1).label();
            case FACT3 -> fact(2).value();
            case FACT3_LABEL -> fact(2).label();
            case ID -> achievement.credentialId().toString();
            case SHORT_ID -> achievement.credentialId().toString().substring(0, 13);
            case VERIFY -> verification.map(URI::toString).orElse("");
            case WORD_AWARDED_TO -> word("awardedTo");
            case WORD_COMPLETED -> word("completed");
            case WORD_SEALED -> word("sealed");
            case WORD_VERIFY -> verification.isPresent() ? word("verify") : "";
        };
    }

    static boolean isMicroCredential(Achievement achievement) {
        return achievement.opportunity().kind() != null;
    }

    private String word(String key) {
        return CertificateWords.in(language, key);
    }

    /** Those that the face can show, the first one first; where it can show none, the first as it is. */
    private String spelling(Typeface face, int index) {
        List<PersonName> names = achievement.completion().learner().names();
        List<String> shown = new ArrayList<>();
        for (PersonName name : names) {
            if (!shown.contains(name.full()) && isShown(face.font(), name.full())) {
                shown.add(name.full());
            }
        }
        if (shown.isEmpty()) {
            shown.add(names.getFirst().full());
        }
        return index < shown.size() ? shown.get(index) : "";
    }

    private static boolean isShown(GlyphFont font, String name) {
        int[] letters = FittedText.letters(name);
        for (int letter : letters) {
            if (!font.covers(letter)) {
                return false;
            }
        }
        return letters.length > 0;
    }

    /** Credits as awarded, else as the opportunity promises. */
    private String credits() {
        var awarded = achievement.completion().credits();
        var promised = achievement.opportunity().credits();
        BigDecimal points = awarded != null ? awarded.ects() : promised == null ? null : promised.ects();
        return points == null ? "" : points.toPlainString().replace('.', customs.decimalSeparator());
    }

    private String level() {
        LearningOpportunity opportunity = achievement.opportunity();
        return opportunity.eqfLevel() == null ? "" : opportunity.eqfLevel().toString();
    }

    private String grade() {
        return achievement.completion().grade() == null
                ? ""
                : achievement.completion().grade().raw();
    }

    private String day(Instant moment) {
        return customs.dates().format(moment.atZone(achievement.university().zone()));
    }

    private Fact fact(int index) {
        if (facts == null) {
            facts = new ArrayList<>();
            add(facts, "credits", credits());
            add(facts, "level", level());
            add(facts, "grade", grade());
        }
        return index < facts.size() ? facts.get(index) : new Fact("", "");
    }

    private void add(List<Fact> to, String word, String value) {
        if (!value.isEmpty()) {
            to.add(new Fact(word(word), value));
        }
    }

    /** Greek capitals carry no accent, which Java leaves on. */
    private String capitals(String text) {
        String capitals = text.toUpperCase(customs.locale());
        return customs.locale().getLanguage().equals("el")
                ? Normalizer.normalize(capitals, Normalizer.Form.NFD).replace("\u0301", "")
                : capitals;
    }
}
