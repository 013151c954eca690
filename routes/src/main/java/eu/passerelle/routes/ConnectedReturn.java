package eu.passerelle.routes;

import eu.passerelle.connectors.DeliveryReceipt;
import eu.passerelle.connectors.ReturnedDocument;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.SisReturn;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.routes.config.Modules;
import eu.passerelle.routes.config.Plugged;
import eu.passerelle.routes.config.ReceivingSettings;

/**
 * A university's way back to its SIS with its resolved settings.
 *
 * @param <S> the settings record of the way
 */
record ConnectedReturn<S>(SisReturn<S> way, SisContext<S> sis) {

    static ConnectedReturn<?> of(ConnectedUniversity<?> university, ReceivingSettings receiving) {
        Plugged plugged = receiving.returns();
        SisReturn<?> way = Modules.returns(plugged.protocol())
                .orElseThrow(() -> new ConfigurationInvalid("universities/" + university.id()
                        + ".yaml: recognition.returns.protocol '" + plugged.protocol()
                        + "' is no way back to a SIS; there are "
                        + Modules.returnSettings().keySet() + "."));
        return of(university.sis(), plugged, way);
    }

    private static <S> ConnectedReturn<S> of(SisContext<?> sis, Plugged plugged, SisReturn<S> way) {
        return new ConnectedReturn<>(
                way,
                new SisContext<>(
                        sis.university(),
                        way.settingsType().cast(plugged.settings()),
                        sis.limits(),
                        sis.allowed(),
                        sis.home(),
                        sis.clock()));
    }

    DeliveryReceipt hand(ReturnedDocument document) {
        return way.hand(sis, document);
    }
}
