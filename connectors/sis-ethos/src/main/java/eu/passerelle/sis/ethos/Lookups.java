package eu.passerelle.sis.ethos;

import eu.passerelle.connectors.Calls;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.json.JsonFields;
import eu.passerelle.model.Learner;
import eu.passerelle.model.LocalizedText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the GUIDs of grades mean: students, courses, grade definitions, credit categories. */
final class Lookups {

    private static final Set<String> FROM_ELSEWHERE = Set.of("transfer", "exchange");

    private final SisContext<EthosSettings> sis;
    private final References.Reader references;
    private final PersonMapper persons;
    /** Those of this page by section or course: many grades are of one. */
    private final Map<String, Course> courses = new ConcurrentHashMap<>();

    Lookups(SisContext<EthosSettings> sis, EthosService service, References references) {
        this.sis = sis;
        this.references = references.reader(sis, service);
        this.persons = new PersonMapper(sis.university().organisation());
    }

    /** A course as completions name it. */
    record Course(@Nullable String code, LocalizedText title) {}

    /** Fetches what these grades refer to side by side, so that mapping them waits for nothing. */
    void fetchFor(Collection<TranscriptGrade> grades) {
        List<Callable<Object>> calls = new ArrayList<>();
        Set<String> asked = new HashSet<>();
        for (TranscriptGrade grade : grades) {
            String student = grade.student();
            if (student != null && !references.hasPerson(student) && asked.add(student)) {
                calls.add(() -> references.person(student));
            }
            String courseId = courseId(grade);
            if (courseId != null && !references.has(kind(grade), courseId) && asked.add(courseId)) {
                calls.add(() -> courseOf(grade));
            }
            String definition = grade.definition();
            if (definition != null
                    && !references.has(EthosResource.GRADE_DEFINITIONS, definition)
                    && asked.add(definition)) {
                calls.add(() -> get(EthosResource.GRADE_DEFINITIONS, definition)
                        .map(found -> String.valueOf(schemeCode(reference(found, "scheme")))));
            }
        }
        Calls.all(sis.university().id(), Calls.AT_ONCE, calls);
    }

    Learner learner(String id) throws Unreadable {
        return references
                .person(id)
                .orElseThrow(() -> new Unreadable(
                        "its student is not among persons (HTTP 404)",
                        "Let the hub's application read this person, or correct the grade in Banner."))
                .learner(sis, persons::learner);
    }

    JsonNode gradeDefinition(String id) throws Unreadable {
        return get(EthosResource.GRADE_DEFINITIONS, id)
                .orElseThrow(() -> new Unreadable(
                        "its grade is not among grade-definitions (HTTP 404)",
                        "Correct the grade, or add the definition in Banner."));
    }

    @Nullable
    String schemeCode(@Nullable String scheme) {
        return scheme == null
                ? null
                : get(EthosResource.GRADE_SCHEMES, scheme)
                        .map(found -> JsonFields.text(found, "code"))
                        .orElse(null);
    }

    /** Whether the credit was earned elsewhere, by the type of its credit category. */
    boolean isRecognised(TranscriptGrade grade) {
        String inline = grade.creditType();
        String id = grade.creditCategory();
        String type = inline != null || id == null
                ? inline
                : get(EthosResource.CREDIT_CATEGORIES, id)
                        .map(found -> JsonFields.text(found, "creditType"))
                        .orElse(null);
        return type != null && FROM_ELSEWHERE.contains(type);
    }

    Course course(TranscriptGrade grade) throws Unreadable {
        return courseOf(grade)
                .orElseThrow(() -> new Unreadable(
                        "it names no course that can be read",
                        "Name a section or course in the grade, and let the hub's application read sections, courses"
                                + " and subjects."));
    }

    /** {@code course} is one of a section, a course ({@code detail}) and, for credit from elsewhere, a bare name. */
    private Optional<Course> courseOf(TranscriptGrade grade) {
        String id = courseId(grade);
        Course known = id == null ? null : courses.get(id);
        if (known != null) {
            return Optional.of(known);
        }
        String detail = grade.course();
        if (grade.section() != null) {
            detail = get(EthosResource.SECTIONS, String.valueOf(id))
                    .map(found -> reference(found, "course"))
                    .orElse(null);
        }
        if (detail == null) {
            return Optional.ofNullable(grade.courseName()).map(name -> new Course(null, text(name)));
        }
        Optional<Course> named = get(EthosResource.COURSES, detail).flatMap(this::named);
        named.ifPresent(found -> courses.put(String.valueOf(id), found));
        return named;
    }

    /** Of the section, else of the course itself; null where the grade has but a name. */
    private static @Nullable String courseId(TranscriptGrade grade) {
        String section = grade.section();
        return section == null ? grade.course() : section;
    }

    /** What {@link #courseId} is the id of. */
    private static EthosResource kind(TranscriptGrade grade) {
        return grade.section() == null ? EthosResource.COURSES : EthosResource.SECTIONS;
    }

    private Optional<Course> named(JsonNode course) {
        String subjectId = reference(course, "subject");
        String number = JsonFields.text(course, "number");
        String subject = subjectId == null
                ? null
                : get(EthosResource.SUBJECTS, subjectId)
                        .map(found -> JsonFields.text(found, "abbreviation"))
                        .orElse(null);
        if (number == null || subject == null) {
            return Optional.empty();
        }
        String code = subject + sis.settings().separator() + number;
        return Optional.of(new Course(code, text(title(course, code))));
    }

    /** The first title with a text; courses of old versions have one plain {@code title}. */
    private static String title(JsonNode course, String otherwise) {
        List<JsonNode> titles = JsonFields.list(course, "titles");
        for (JsonNode title : titles) {
            String value = JsonFields.text(title, "value");
            if (value != null) {
                return value;
            }
        }
        String plain = JsonFields.text(course, "title");
        return plain == null ? otherwise : plain;
    }

    private LocalizedText text(String text) {
        return LocalizedText.of(sis.university().languages().getFirst(), text);
    }

    /** The id of a reference, {@code {"scheme": {"id": "..."}}}. */
    static @Nullable String reference(JsonNode object, String name) {
        return JsonFields.text(object.path(name), "id");
    }

    private Optional<JsonNode> get(EthosResource resource, String id) {
        return references.get(resource, id);
    }
}
