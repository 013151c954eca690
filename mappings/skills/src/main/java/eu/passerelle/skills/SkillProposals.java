package eu.passerelle.skills;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Proposes skills for the texts of learning outcomes. English is compared by meaning, through a sentence model; every
 * other language by spelling with what the list calls a skill in that language, because the model knows only English.
 * The same question always gets the same answer, whatever was asked before. How good the answers are is measured in the
 * module's README. Safe for threads.
 */
public final class SkillProposals {

    /** From here on nine in ten proposals were right on the tuning part of our labelled outcomes. */
    static final double LIKELY_BY_MEANING = 0.48;

    /** The same for the share of a skill's name that stands in the text. */
    static final double LIKELY_BY_SPELLING = 0.75;

    /** More than that no single outcome is about. */
    private static final int PER_OUTCOME = 3;

    /** Of an outcome's best score: what is farther behind is only a neighbour of the right skill. */
    private static final double NOT_FAR_BEHIND = 0.85;

    /** So many skills, nearest by their label, are compared by all their names: ESCO has 14,000, each with ten names. */
    private static final int NEAREST = 50;

    private static final Comparator<ProposedSkill> BEST_FIRST =
            Comparator.comparingDouble(ProposedSkill::score).reversed().thenComparing(ProposedSkill::uri);

    private final List<Skill> skills;
    private final Function<String, float[]> model;
    private final Map<String, float[]> embedded = new ConcurrentHashMap<>();
    private final Map<String, Spelling> spelt = new ConcurrentHashMap<>();

    public SkillProposals(SkillList list, SentenceModel model) {
        this(list, model::embed);
    }

    /** @param model to vectors of length 1; asked once for each name of a skill */
    SkillProposals(SkillList list, Function<String, float[]> model) {
        this.skills = list.skills();
        this.model = model;
    }

    /**
     * The first call for English embeds the labels of the whole list: 2.5 ms each and core.
     *
     * @param outcomes what is learnt, a sentence each
     * @param language of the outcomes, BCP 47; region and script do not matter
     * @return each skill once, the best first; empty where nothing is near enough
     */
    public List<ProposedSkill> of(List<String> outcomes, String language) {
        String primary = language.split("-", 2)[0];
        Map<String, ProposedSkill> best = new HashMap<>();
        for (String outcome : outcomes) {
            for (ProposedSkill proposed :
                    ahead(primary.equals(Skill.ENGLISH) ? byMeaning(outcome) : bySpelling(outcome, primary))) {
                best.merge(proposed.uri(), proposed, (one, other) -> other.score() > one.score() ? other : one);
            }
        }
        return best.values().stream().sorted(BEST_FIRST).toList();
    }

    private static List<ProposedSkill> ahead(List<ProposedSkill> likely) {
        double best = likely.stream().mapToDouble(ProposedSkill::score).max().orElse(0);
        return likely.stream()
                .filter(proposed -> proposed.score() >= best * NOT_FAR_BEHIND)
                .sorted(BEST_FIRST)
                .limit(PER_OUTCOME)
                .toList();
    }

    private List<ProposedSkill> byMeaning(String outcome) {
        float[] meaning = model.apply(outcome);
        Map<Skill, Double> byLabel = new HashMap<>();
        skills.parallelStream()
                .map(skill -> Map.entry(skill, dot(meaning, embed(skill.label(Skill.ENGLISH)))))
                .toList()
                .forEach(near -> byLabel.put(near.getKey(), near.getValue()));
        List<ProposedSkill> likely = new ArrayList<>();
        skills.stream()
                .sorted(Comparator.<Skill>comparingDouble(byLabel::get)
                        .reversed()
                        .thenComparing(Skill::uri))
                .limit(NEAREST)
                .forEach(skill -> {
                    double nearest = skill.names(Skill.ENGLISH).stream()
                            .mapToDouble(name -> dot(meaning, embed(name)))
                            .max()
                            .orElse(0);
                    addIfLikely(likely, skill, Skill.ENGLISH, outcome, nearest);
                });
        return likely;
    }

    private List<ProposedSkill> bySpelling(String outcome, String language) {
        Spelling text = new Spelling(outcome);
        List<ProposedSkill> likely = new ArrayList<>();
        for (Skill skill : skills) {
            double nearest = skill.names(language).stream()
                    .mapToDouble(
                            name -> spelt.computeIfAbsent(name, Spelling::new).within(text))
                    .max()
                    .orElse(0);
            addIfLikely(likely, skill, language, outcome, nearest);
        }
        return likely;
    }

    private static void addIfLikely(
            List<ProposedSkill> likely, Skill skill, String language, String outcome, double nearest) {
        double score = Math.round(nearest * 100) / 100.0;
        if (score >= (language.equals(Skill.ENGLISH) ? LIKELY_BY_MEANING : LIKELY_BY_SPELLING)) {
            likely.add(new ProposedSkill(skill.uri(), skill.label(language), score, outcome));
        }
    }

    private float[] embed(String name) {
        return embedded.computeIfAbsent(name, model);
    }

    private static double dot(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
