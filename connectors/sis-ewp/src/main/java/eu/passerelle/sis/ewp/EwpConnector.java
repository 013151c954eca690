package eu.passerelle.sis.ewp;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.NotifiedConnector;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.failure.HubException;
import eu.passerelle.connectors.failure.MalformedRecord;
import eu.passerelle.connectors.xml.XmlNode;
import eu.passerelle.model.GradeFrequencies;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * SIS connector {@code ewp}: transcripts of incoming students (Incoming Mobility ToRs 2 and 3) that were modified since,
 * and the endpoint that is told of changes (imobility-tor-cnr 2). The watermark is the time at which the index was asked.
 */
public final class EwpConnector implements NotifiedConnector<EwpSettings> {

    private final Indexes indexes = new Indexes();
    private final Told told = new Told();
    private final Registry registry = new Registry();

    @Override
    public String protocol() {
        return "ewp";
    }

    @Override
    public Class<EwpSettings> settingsType() {
        return EwpSettings.class;
    }

    @Override
    public CompletionPage read(SisContext<EwpSettings> sis, Watermark since) {
        return read(sis, since, told.anything(sis.university().id()));
    }

    /** As {@link #read}, but what was told stays for the run that reads. */
    @Override
    public CompletionPage look(SisContext<EwpSettings> sis, Watermark since) {
        return read(sis, since, false);
    }

    private CompletionPage read(SisContext<EwpSettings> sis, Watermark since, boolean withTold) {
        Position at = Position.of(since, sis.settings().overlap());
        EwpService service = new EwpService(sis);
        Indexes.Listed listed = indexes.of(sis, service, at);
        // tailSet begins with its bound: the id after this one is the same id with the lowest character added
        SortedSet<String> left =
                at.after().isEmpty() ? listed.ids() : listed.ids().tailSet(at.after() + '\0');
        List<String> page = left.stream().limit(sis.settings().idsAtOnce()).toList();
        String after = page.isEmpty() ? at.after() : page.getLast();
        TranscriptMapper mapper = new TranscriptMapper(sis);
        Collection<String> news = page.isEmpty() && withTold
                ? told.take(sis.university().id(), sis.settings().idsAtOnce())
                : page;
        read(service, news, mapper);
        boolean last = page.size() == left.size() && !withTold;
        return new CompletionPage(
                mapper.events(),
                mapper.rejected(),
                last
                        ? Position.ended(listed.started())
                        : Position.running(listed.modifiedSince(), listed.started(), after),
                last,
                mapper.complete(),
                mapper.grading());
    }

    /** An answer that is no XML is asked for again one by one, so that one transcript does not stop the others. */
    private static void read(EwpService service, Collection<String> ids, TranscriptMapper mapper) {
        if (ids.isEmpty()) {
            return;
        }
        byte[] answer = service.get(ids);
        try {
            XmlNode transcripts = service.transcripts(answer);
            transcripts.children().forEach(mapper::take);
        } catch (MalformedRecord e) {
            if (ids.size() == 1) {
                mapper.takeUnreadable(ids.iterator().next(), answer, String.valueOf(e.getMessage()));
                return;
            }
            ids.forEach(id -> read(service, List.of(id), mapper));
        }
    }

    @Override
    public Reply told(SisContext<EwpSettings> sis, Call call) {
        ChangeNotice notice = new ChangeNotice(sis, registry);
        ChangeNotice.Judged judged = notice.judge(call);
        if (judged.reply().read()) {
            told.put(sis.university().id(), judged.omobilities());
            indexes.forget(sis.university().id());
        }
        return judged.reply();
    }

    /** Not the hub's own address, under which others call it. */
    @Override
    public List<URI> addresses(EwpSettings settings) {
        EwpSettings.Notifications notifications = settings.notifications();
        return Stream.of(settings.index(), settings.get(), notifications == null ? null : notifications.registry())
                .filter(Objects::nonNull)
                .toList();
    }

    @Override
    public List<CheckStep> check(SisContext<EwpSettings> sis) {
        List<CheckStep> steps = new ArrayList<>();
        String step = "our key can be used";
        try {
            EwpService service = new EwpService(sis);
            steps.add(CheckStep.ok(step, "its fingerprint is " + service.keyId()));
            step = "index of transcripts";
            SortedSet<String> ids = service.index(null);
            steps.add(CheckStep.ok(step, ids.size() + " mobilities"));
            step = "first transcript";
            TranscriptMapper mapper = new TranscriptMapper(sis);
            read(service, ids.stream().limit(1).toList(), mapper);
            steps.add(
                    mapper.rejected().isEmpty()
                            ? CheckStep.ok(step, mapper.events().size() + " results")
                            : CheckStep.failed(
                                    step, mapper.rejected().getFirst().reason()));
            step = "grading tables of the first transcript";
            steps.add(gradeTables(step, service, ids, sis));
            step = "keys of who may tell us of changes";
            steps.add(
                    sis.settings().notifications() == null
                            ? CheckStep.skipped(step, "there are no 'notifications' in 'sis'")
                            : CheckStep.ok(
                                    step, new ChangeNotice(sis, registry).keys().size() + " keys"));
        } catch (HubException e) {
            steps.add(CheckStep.failed(step, String.valueOf(e.getMessage())));
        }
        return List.copyOf(steps);
    }

    /** Whether the institution tells how its grades are distributed. */
    private static CheckStep gradeTables(
            String step, EwpService service, SortedSet<String> ids, SisContext<EwpSettings> sis) {
        List<GradeFrequencies> tables = new ArrayList<>();
        if (!ids.isEmpty()) {
            XmlNode transcripts = service.transcripts(service.get(List.of(ids.first())));
            transcripts
                    .children()
                    .forEach(tor -> tables.addAll(GradeConversionTables.read(
                            tor, sis.university().id(), sis.settings().mapping().defaultScale())));
        }
        return tables.isEmpty()
                ? CheckStep.skipped(step, "there are none")
                : CheckStep.ok(
                        step,
                        "fields "
                                + tables.stream().map(GradeFrequencies::iscedF).collect(Collectors.joining(", ")));
    }
}
