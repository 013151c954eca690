package eu.passerelle.sis.oneroster;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.SisConnector;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.Watermark;
import java.util.List;

/**
 * SIS connector {@code oneroster}: results that were modified since, oldest first, over the REST services of OneRoster
 * 1.2. The watermark is the newest {@code dateLastModified}; results that are to be deleted are told as withdrawn.
 */
public final class OneRosterConnector implements SisConnector<OneRosterSettings> {

    private final References references = new References();

    @Override
    public String protocol() {
        return "oneroster";
    }

    @Override
    public Class<OneRosterSettings> settingsType() {
        return OneRosterSettings.class;
    }

    @Override
    public CompletionPage read(SisContext<OneRosterSettings> sis, Watermark since) {
        OneRosterService service = new OneRosterService(sis);
        return new ResultReading(sis, service, references.reader(sis, service))
                .read(Position.of(since, sis.settings().overlap()));
    }

    @Override
    public List<CheckStep> check(SisContext<OneRosterSettings> sis) {
        return new OneRosterCheck(sis).steps();
    }
}
