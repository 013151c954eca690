package eu.passerelle.simulators;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * The fake university behind every SIS simulator: learners, courses and results, the same for the same seed. Thread
 * safe; results can be corrected, withdrawn and added while a simulator serves them.
 */
public final class Campus {

    /** Names with the letters of all partner countries, and of learners' home countries beyond. */
    private static final List<String> GIVEN = List.of(
            "Aino",
            "Jürgen",
            "Søren",
            "Åse",
            "Łucja",
            "Žydrūnė",
            "Siobhán",
            "Núria",
            "João",
            "Chloé",
            "Niccolò",
            "Joëlle",
            "Θεοδώρα",
            "Мирослав",
            "Đorđe",
            "Šarūnas",
            "Zoë",
            "Håkon",
            "Íñigo",
            "Dvořák",
            "Gül",
            "Éloïse",
            "Mária",
            "Õnne",
            "Ştefan",
            "Ġorġ",
            "Kārlis",
            "Björn",
            "Maija",
            "Ximena");

    private static final List<String> FAMILY = List.of(
            "Virtanen",
            "Müller-Weiß",
            "Kjærgård",
            "Ødegård",
            "Wójcik",
            "Kazlauskaitė",
            "Ó Súilleabháin",
            "Puigdomènech",
            "Gonçalves",
            "Lefèvre",
            "D'Angelò",
            "van 't Hoff",
            "Παπαδοπούλου",
            "Георгиев",
            "Petrović",
            "Žukauskas",
            "Løvås",
            "Öberg",
            "Ibáñez",
            "Čapek",
            "Yıldız",
            "Côté",
            "Nagy",
            "Põld",
            "Ionescu",
            "Borġ",
            "Bērziņš",
            "Åkesson",
            "Mäkelä",
            "Hernández Ríos");
    private static final List<String[]> TOPICS = List.of(
            new String[] {"Data Ethics", "0688", "Weigh the interests of people in data sets against their use"},
            new String[] {"Circular Economy", "0712", "Design a product life cycle without waste"},
            new String[] {"Energy Systems", "0713", "Model a local energy system with storage"},
            new String[] {"Urban Resilience", "0731", "Assess the resilience of a city district"},
            new String[] {"Machine Learning Basics", "0619", "Train and judge a classifier"},
            new String[] {"Health Data", "0914", "Handle health data under European law"},
            new String[] {"Entrepreneurship", "0413", "Test a business idea with real customers"},
            new String[] {"Sustainable Mobility", "1041", "Compare transport systems by their emissions"});

    private final String id;
    private final String domain;
    private final String language;
    private static final int FIRST_GUEST = 3;

    private List<SimulatedLearner> learners;
    private final List<SimulatedCourse> courses;
    private final Map<String, SimulatedResult> results = new LinkedHashMap<>();
    private final Random random;
    private int made;
    private int added;

    /**
     * @param id of the university, part of every key
     * @param domain its SCHAC domain
     * @param language its own, BCP 47; titles are in English and in this one
     */
    public Campus(String id, String domain, String language, int learnerCount, int resultCount, long seed) {
        this.id = id;
        this.domain = domain;
        this.language = language;
        this.random = new Random(seed);
        this.learners = makeLearners(learnerCount, random);
        this.courses = makeCourses();
        grow(resultCount);
    }

    /** A campus with a usual mix of 300 learners' results. */
    public static Campus of(String id, String domain, String language, int resultCount) {
        return new Campus(
                id, domain, language, Math.min(300, Math.max(1, resultCount / 2)), resultCount, id.hashCode());
    }

    /**
     * The same, where each tenth learner is a guest: one of the learners of another campus of the same size, known there and
     * here by one European Student Identifier.
     */
    public static Campus withGuests(String id, String domain, String language, int resultCount, Campus home) {
        Campus campus = of(id, domain, language, resultCount);
        List<SimulatedLearner> learners = new ArrayList<>(campus.learners);
        for (int i = FIRST_GUEST; i < Math.min(learners.size(), home.learners.size()); i += 10) {
            learners.set(i, learners.get(i).as(home.learners.get(i)));
        }
        campus.learners = List.copyOf(learners);
        return campus;
    }

    public String id() {
        return id;
    }

    public String domain() {
        return domain;
    }

    public String language() {
        return language;
    }

    public List<SimulatedLearner> learners() {
        return learners;
    }

    public List<SimulatedCourse> courses() {
        return courses;
    }

    /** All results in the SIS's order. */
    public synchronized List<SimulatedResult> results() {
        return List.copyOf(results.values());
    }

    public synchronized List<SimulatedResult> resultsOf(int learner) {
        return results.values().stream()
                .filter(result -> result.learner() == learner && result.kind() != SimulatedResult.Kind.NO_LEARNER)
                .toList();
    }

    /** Changes the grade of a final, passed result to another passed one, as a late correction does. */
    public synchronized SimulatedResult correct(String result) {
        SimulatedResult corrected =
                results.computeIfPresent(result, (key, old) -> old.withGrade(old.grade() == 5 ? 4 : old.grade() + 1));
        return java.util.Objects.requireNonNull(corrected, "no result " + result);
    }

    /** Takes a result back: it is gone from the SIS, or marked there where the SIS has a mark. */
    public synchronized void withdraw(String result) {
        java.util.Objects.requireNonNull(results.remove(result), "no result " + result);
    }

    /** Adds a new final, passed result. */
    public synchronized SimulatedResult add() {
        int number = added++;
        SimulatedResult result = new SimulatedResult(
                id + "-new-" + number,
                number % learners.size(),
                number % 7,
                3,
                LocalDate.of(2026, 10, 1).plusDays(number % 28),
                SimulatedResult.Kind.FINAL);
        results.put(result.id(), result);
        return result;
    }

    /** Adds so many new results of the usual mix, as the next terms do. */
    public final synchronized void grow(int count) {
        for (int i = 0; i < count; i++) {
            SimulatedResult result = result(made++);
            results.put(result.id(), result);
        }
    }

    private SimulatedResult result(int i) {
        int dice = random.nextInt(100);
        SimulatedResult.Kind kind = SimulatedResult.Kind.FINAL;
        int grade = 1 + random.nextInt(5);
        if (dice < 6) {
            grade = 0;
        } else if (dice < 10) {
            kind = SimulatedResult.Kind.PROVISIONAL;
        } else if (dice < 12) {
            kind = SimulatedResult.Kind.RECOGNISED;
        } else if (dice < 13) {
            kind = SimulatedResult.Kind.BROKEN;
        }
        return new SimulatedResult(
                id + "-" + (10_000 + i),
                i % learners.size(),
                random.nextInt(courses.size()),
                grade,
                LocalDate.of(2026, 1, 5).plusDays(random.nextInt(250)),
                i == 7 ? SimulatedResult.Kind.NO_LEARNER : kind);
    }

    private List<SimulatedLearner> makeLearners(int count, Random random) {
        List<SimulatedLearner> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String given = GIVEN.get(i % GIVEN.size());
            String family = FAMILY.get((i / GIVEN.size() + i * 7) % FAMILY.size());
            LocalDate born = LocalDate.of(1975, 1, 1).plusDays(random.nextInt(11_000));
            String number = String.valueOf(700_000 + i);
            String handle = ascii(given) + "." + ascii(family) + "." + i;
            made.add(new SimulatedLearner(
                    number,
                    "%02d%02d%02d-9%03d".formatted(born.getDayOfMonth(), born.getMonthValue(), born.getYear() % 100, i),
                    "urn:schac:personalUniqueCode:int:esi:" + domain + ":" + number,
                    given,
                    family,
                    born,
                    handle + "@" + domain + ".example",
                    "europass.eu/" + id + "-" + number));
        }
        return List.copyOf(made);
    }

    private List<SimulatedCourse> makeCourses() {
        List<SimulatedCourse> made = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            String[] topic = TOPICS.get(i % TOPICS.size());
            int part = i / TOPICS.size() + 1;
            made.add(new SimulatedCourse(
                    "MC-" + (100 + i),
                    titles(topic[0] + " " + part),
                    List.of(topic[2], "Explain the terms and limits of " + topic[0].toLowerCase(Locale.ROOT)),
                    new BigDecimal(new String[] {"1", "2.5", "3", "5"}[i % 4]),
                    5 + i % 3,
                    topic[1],
                    i == 23));
        }
        return List.copyOf(made);
    }

    private Map<String, String> titles(String english) {
        Map<String, String> titles = new LinkedHashMap<>();
        titles.put("en", english);
        if (!language.equals("en")) {
            titles.put(language, english + " (" + language + ")");
        }
        return titles;
    }

    private static String ascii(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("[^A-Za-z]", "")
                .toLowerCase(Locale.ROOT);
        return plain.isEmpty() ? "learner" : plain;
    }
}
