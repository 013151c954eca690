package eu.passerelle.sis.ethos;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.SisConnector;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.sis.ethos.Position.ListPlace;
import java.time.LocalDate;
import java.util.List;

/**
 * Reads transcript grades of a Banner university over Ellucian Ethos Integration: all grades at first, and again every
 * some days; in between only what change notifications name.
 */
public final class EthosConnector implements SisConnector<EthosSettings> {

    private final References references = new References();

    @Override
    public String protocol() {
        return "ethos";
    }

    @Override
    public Class<EthosSettings> settingsType() {
        return EthosSettings.class;
    }

    /**
     * A run that reads all grades ends with them; the queue is read by the runs after it. So a look, which begins at the
     * start, never asks the queue, where reading on acknowledges.
     */
    @Override
    public CompletionPage read(SisContext<EthosSettings> sis, Watermark since) {
        EthosService service = new EthosService(sis);
        PageWriter writer = new PageWriter(sis, service, references);
        LocalDate today =
                LocalDate.ofInstant(sis.clock().instant(), sis.university().zone());
        Position from = Position.of(since, today);
        ListPlace place = from.list();
        if (place == null) {
            LocalDate due = from.began().plusDays(sis.settings().daysBetweenFullReadings());
            if (today.isBefore(due)) {
                return new ChangeQueue(sis, service, writer).read(from);
            }
            place = ListPlace.START;
            from = new Position(place, from.queue(), today);
        }
        return new GradeList(service, sis.settings().rows(), writer).read(from, place);
    }

    @Override
    public List<CheckStep> check(SisContext<EthosSettings> sis) {
        return new EthosCheck(sis, new EthosService(sis), references).steps();
    }
}
