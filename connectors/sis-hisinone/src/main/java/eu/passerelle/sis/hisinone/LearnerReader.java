package eu.passerelle.sis.hisinone;

import eu.passerelle.connectors.CompletionEvent.Reported;
import eu.passerelle.connectors.DigitForm;
import eu.passerelle.connectors.RejectedRecord;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.SourceRecord;
import eu.passerelle.connectors.failure.MalformedRecord;
import eu.passerelle.connectors.roster.LearnerPage;
import eu.passerelle.connectors.roster.RosterLearner;
import eu.passerelle.connectors.soap.SoapAnswer;
import eu.passerelle.connectors.xml.XmlNode;
import eu.passerelle.model.Sha256;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** All that HISinOne says of one learner, page after page, as one answer. */
final class LearnerReader {

    private static final String XML = "application/xml";
    private static final String CORRECT = "Correct the achievement in HISinOne; the next run reads it again.";
    private static final String ASK = "Compare the orchestrated service with the hub's wsdl/achievements.wsdl.";
    private static final Pattern ID = Pattern.compile("-?\\d{1,19}");
    private static final int MAX_PAGES = 100;
    private static final int MOST_DIGITS = 9;

    private final SisContext<HisInOneSettings> sis;
    private final HisInOneClient client;
    private final RosterLearner learner;

    private final Map<String, Reported> events = new LinkedHashMap<>();
    private final Map<String, RejectedRecord> rejected = new LinkedHashMap<>();
    private int repetitions;
    private int read;

    LearnerReader(SisContext<HisInOneSettings> sis, HisInOneClient client, RosterLearner learner) {
        this.sis = sis;
        this.client = client;
        this.learner = learner;
    }

    /** @throws eu.passerelle.connectors.failure.HubException when HISinOne cannot be reached or refuses us */
    LearnerPage read() {
        long count = 0;
        for (int page = 0; page < MAX_PAGES; page++) {
            switch (client.ask(learner.number(), read)) {
                case SoapAnswer.Unreadable bad -> {
                    return LearnerPage.unreadable(
                            learner, new SourceRecord(XML, bad.raw()), bad.reason(), bad.repair());
                }
                case SoapAnswer.Nothing nothing -> {
                    return answer(count);
                }
                case SoapAnswer.Content content -> {
                    int before = read;
                    try {
                        count = take(content.reply());
                    } catch (MalformedRecord e) {
                        return LearnerPage.unreadable(
                                learner, new SourceRecord(XML, content.raw()), String.valueOf(e.getMessage()), ASK);
                    }
                    if (read >= count || read == before) {
                        return answer(count);
                    }
                }
            }
        }
        return answer(Long.MAX_VALUE);
    }

    /** @return how many the learner has on all pages */
    private long take(XmlNode reply) {
        Optional<XmlNode> person = reply.child("person");
        AchievementMapper mapper = new AchievementMapper(sis, learner, person);
        List<XmlNode> achievements = reply.children("achievement");
        for (XmlNode achievement : achievements) {
            take(achievement, mapper);
        }
        read += achievements.size();
        String count = reply.text("achievementsCount").orElse("");
        if (!DigitForm.isNumber(count, MOST_DIGITS)) {
            throw new MalformedRecord("The reply does not say how many achievements there are (achievementsCount)");
        }
        return Long.parseLong(count);
    }

    private void take(XmlNode achievement, AchievementMapper mapper) {
        SourceRecord raw = new SourceRecord(XML, achievement.withoutChildren(""));
        String key = achievement
                .text("id")
                .filter(id -> ID.matcher(id).matches())
                .orElseGet(() -> "achievement:" + Sha256.key(raw.content()));
        if (events.containsKey(key) || rejected.containsKey(key)) {
            // pages that overlap, because something was added or removed meanwhile
            repetitions++;
            return;
        }
        try {
            events.put(key, new Reported(mapper.completion(achievement, key), learner.scope(), raw));
        } catch (MalformedRecord e) {
            rejected.put(key, new RejectedRecord(key, raw, String.valueOf(e.getMessage()), CORRECT));
        }
    }

    /** Complete only when all were there and all could be read: pages over live data may have missed one. */
    private LearnerPage answer(long count) {
        boolean complete = rejected.isEmpty() && events.size() == count;
        return new LearnerPage(
                new ArrayList<>(events.values()),
                new ArrayList<>(rejected.values()),
                repetitions,
                complete ? learner.scope() : null);
    }
}
