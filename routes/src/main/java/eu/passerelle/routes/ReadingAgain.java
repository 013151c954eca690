package eu.passerelle.routes;

import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.SourceRecord;
import eu.passerelle.connectors.failure.HubException;
import eu.passerelle.journal.IdentityRules;
import eu.passerelle.journal.RawReading;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has a university's connector read a record again that the journal has kept. Asks no SIS. */
final class ReadingAgain implements RawReading {

    private static final Logger LOG = LoggerFactory.getLogger(ReadingAgain.class);

    private final Connections connections;
    private final Past past;

    ReadingAgain(Connections connections, Past past) {
        this.connections = connections;
        this.past = past;
    }

    @Override
    public Answer read(ToRead record) {
        try {
            Optional<ConnectedUniversity<?>> university = record.configuration() == null
                    ? connections.university(record.university())
                    : Optional.of(past.university(record.university(), record.configuration()));
            return university
                    .map(found -> read(found, record))
                    .orElseGet(() -> new Answer.Refused(record.university()
                            + " runs no more on this hub: './hub activate " + record.university() + "', then retry."));
        } catch (HubException e) {
            return new Answer.Refused(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            // a defect of ours; its message may carry personal data, so only type and place are told
            LOG.error(
                    "{}: a kept record could not be read again: {} at {}",
                    record.university(),
                    e.getClass().getName(),
                    e.getStackTrace().length > 0 ? e.getStackTrace()[0] : "?");
            return new Answer.Refused(
                    "Unexpected " + e.getClass().getSimpleName() + " while reading it again; report it.");
        }
    }

    @Override
    public IdentityRules rules(String university) {
        return connections
                .known(university)
                .map(known -> known.settings().identityRules())
                .orElseGet(() -> RawReading.super.rules(university));
    }

    private static Answer read(ConnectedUniversity<?> university, ToRead record) {
        SourceRecord raw =
                new SourceRecord(record.raw().mediaType(), record.raw().content());
        CompletionPage page = university.readAgain(raw).orElse(null);
        if (page == null) {
            return new Answer.Refused(
                    "Records of '" + university.settings().sis().protocol() + "' cannot be read again"
                            + " alone: what stood around them in the SIS is not kept. Run the university again, or edit the"
                            + " completion.");
        }
        if (!page.rejected().isEmpty()) {
            return new Answer.Unreadable(page.rejected().getFirst().says());
        }
        if (page.events().size() != 1) {
            return new Answer.Unreadable("It is no result, or more than one.");
        }
        return switch (page.events().getFirst()) {
            case CompletionEvent.Reported reported
            when !ReadPage.keepable(reported) -> new Answer.Unreadable(ReadPage.UNKEEPABLE);
            case CompletionEvent.Reported reported ->
                new Answer.Read(
                        reported.completion(),
                        reported.scope(),
                        university.settings().identityRules());
            case CompletionEvent.Withdrawn withdrawn -> new Answer.Unreadable("It says that the result is taken back.");
        };
    }
}
