package eu.passerelle.connectors.mapping;

import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.mapping.OpportunityMapping.Defaults;
import eu.passerelle.model.Credits;
import eu.passerelle.model.LearningOpportunity;
import eu.passerelle.model.LearningOpportunity.AssessmentType;
import eu.passerelle.model.LearningOpportunity.LearningOutcome;
import eu.passerelle.model.LearningOpportunity.MicroCredentialKind;
import eu.passerelle.model.LearningOpportunity.Participation;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.University;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Maps raw courses to learning opportunities. A field that does not fit is left out, as if the course did not say it: the
 * catalogue is then thin there, which recognition tells.
 */
public final class OpportunityMapper {

    private final OpportunityMapping mapping;
    private final University university;
    private final ValueMaps values;

    public OpportunityMapper(OpportunityMapping mapping, University university, ValueMaps values) {
        this.mapping = mapping;
        this.university = university;
        this.values = values;
    }

    public static OpportunityMapper of(SisContext<?> sis, OpportunityMapping mapping) {
        Path file = mapping.values();
        return new OpportunityMapper(
                mapping,
                sis.university(),
                file == null ? ValueMaps.NONE : ValueMaps.read(sis.home().resolve(file)));
    }

    /** The row's code; null where it has none. */
    public @Nullable String code(RawRecord course) {
        Formats formats = mapping.formatsOrStandard();
        Evaluation evaluation = new Evaluation(course.fields(), course.variables(), formats, values);
        return or(() -> new Fields(evaluation, formats, university.zone()).text("code", mapping.code()));
    }

    /** Empty for a row that is not selected, or has no code or title: nothing can refer to it. */
    public Optional<LearningOpportunity> map(RawRecord course) {
        Formats formats = mapping.formatsOrStandard();
        Evaluation evaluation = new Evaluation(course.fields(), course.variables(), formats, values);
        evaluation.bindings().bind("university", university.id());
        Fields fields = new Fields(evaluation, formats, university.zone());
        boolean selected = mapping.select() == null || Boolean.TRUE.equals(or(() -> fields.truth("", select())));
        String code = or(() -> fields.text("code", mapping.code()));
        LocalizedText title = texts(fields, mapping.title());
        return !selected || code == null || title == null
                ? Optional.empty()
                : Optional.of(opportunity(fields, code, title));
    }

    private Expression select() {
        return Objects.requireNonNull(mapping.select());
    }

    private LearningOpportunity opportunity(Fields fields, String code, LocalizedText title) {
        Defaults defaults = mapping.orDefaults();
        Integer level = level(fields);
        return new LearningOpportunity(
                university.id(),
                code,
                title,
                texts(fields, mapping.description()),
                either(word(fields, mapping.kind(), MicroCredentialKind.class), defaults.kind()),
                outcomes(fields),
                credits(fields),
                workload(fields),
                level == null ? defaults.eqfLevel() : level,
                null,
                either(word(fields, mapping.assessment(), AssessmentType.class), defaults.assessment()),
                either(word(fields, mapping.participation(), Participation.class), defaults.participation()),
                defaults.quality(),
                texts(fields, mapping.prerequisites()),
                null,
                null,
                list(fields, mapping.iscedF()).stream()
                        .filter(field -> field.matches("\\d{2,6}"))
                        .map(field -> field.substring(0, Math.min(4, field.length())))
                        .toList(),
                list(fields, mapping.languages()).stream()
                        .map(LanguageTags::of)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList(),
                list(fields, mapping.escoSkills()),
                List.of(),
                List.of(),
                or(() -> fields.text("homepage", mapping.homepage())));
    }

    private List<LearningOutcome> outcomes(Fields fields) {
        Object found = or(() -> fields.value("outcomes", mapping.outcomes()));
        List<LearningOutcome> outcomes = new ArrayList<>();
        for (Object each : found instanceof List<?> list ? list : java.util.Collections.singletonList(found)) {
            LocalizedText title = outcome(each);
            if (title != null) {
                outcomes.add(new LearningOutcome(title, List.of()));
            }
        }
        return outcomes.stream().distinct().toList();
    }

    private @Nullable LocalizedText outcome(@Nullable Object outcome) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (outcome instanceof Map<?, ?> byLanguage) {
            byLanguage.forEach((language, text) -> {
                String tag = LanguageTags.of(String.valueOf(language));
                String plain = Texts.plain(text);
                if (tag != null && plain != null) {
                    texts.putIfAbsent(tag, plain);
                }
            });
        } else if (Texts.plain(outcome) instanceof String plain) {
            texts.put(university.languages().getFirst(), plain);
        }
        return texts.isEmpty() ? null : new LocalizedText(texts);
    }

    private @Nullable Credits credits(Fields fields) {
        RecordMapping.CreditsMapping credits = mapping.credits();
        return credits == null ? null : or(() -> ResultMapper.credits(fields, credits));
    }

    private @Nullable Duration workload(Fields fields) {
        Expression hours = mapping.workloadHours();
        BigDecimal amount = hours == null ? null : or(() -> fields.amount("workloadHours", hours));
        return amount == null
                ? null
                : Duration.ofMinutes(amount.multiply(BigDecimal.valueOf(60)).longValue());
    }

    private @Nullable Integer level(Fields fields) {
        String level = or(() -> fields.text("eqfLevel", mapping.eqfLevel()));
        return level != null && level.matches("[1-8]") ? Integer.valueOf(level) : null;
    }

    private <E extends Enum<E>> @Nullable E word(Fields fields, @Nullable Expression expression, Class<E> type) {
        String text = or(() -> fields.text("", expression));
        String name = text == null
                ? ""
                : text.toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        return null;
    }

    private @Nullable LocalizedText texts(Fields fields, @Nullable Map<String, Expression> byLanguage) {
        return or(() -> fields.localized("", byLanguage));
    }

    private static List<String> list(Fields fields, @Nullable Expression expression) {
        List<String> texts = expression == null ? null : or(() -> fields.texts("", expression));
        return texts == null ? List.of() : texts;
    }

    private static <T> @Nullable T either(@Nullable T said, @Nullable T otherwise) {
        return said == null ? otherwise : said;
    }

    private static <T> @Nullable T or(Field<T> field) {
        try {
            return field.read();
        } catch (Unfit | IllegalArgumentException e) {
            // left out, as the class says
            return null;
        }
    }

    private interface Field<T> {
        @Nullable
        T read() throws Unfit;
    }
}
