package eu.passerelle.routes;

import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteConfigurationBuilder;

/**
 * The one error policy of all routes; having no name it applies to each, so that none can forget it. What a record or a target did wrong is a value in the journal by now; what comes
 * here is the hub's own trouble (database, broker): log it once and leave the message to the broker, which gives it back
 * after a pause.
 */
final class ErrorPolicy extends RouteConfigurationBuilder {

    @Override
    public void configuration() {
        routeConfiguration()
                .onException(Exception.class)
                .handled(false)
                .logStackTrace(false)
                .logExhausted(false)
                .log(
                        LoggingLevel.WARN,
                        "Route ${routeId} could not finish and will be asked again:"
                                + " ${exception.class.simpleName}: ${exception.message}");
    }
}
