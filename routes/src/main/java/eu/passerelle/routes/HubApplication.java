package eu.passerelle.routes;

import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.connectors.failure.HubException;
import eu.passerelle.routes.config.Configuration;
import eu.passerelle.routes.config.HubSettings;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** Starts the hub: routes, REST API and page, with what {@code config/} says. */
@SpringBootApplication(scanBasePackages = {"eu.passerelle.routes", "eu.passerelle.dashboard", "eu.passerelle.portal"})
public class HubApplication {

    /**
     * @throws ConfigurationInvalid when the hub must not or cannot start like this
     * @throws HubException when something it needs at start is away
     */
    public static ConfigurableApplicationContext start(Configuration configuration) {
        HubSettings.Web web = configuration.hub().web();
        boolean open =
                web.token() == null && configuration.hub().access().tokens().isEmpty();
        if (open && !isLoopback(web.host())) {
            throw new ConfigurationInvalid("hub.yaml: web.host is " + web.host()
                    + ", which others can reach: set web.token, or listen on localhost.");
        }
        Map<String, Object> properties = new HashMap<>();
        properties.put("server.address", web.host());
        properties.put("server.port", web.port());
        SpringApplication application = new SpringApplication(HubApplication.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.setDefaultProperties(properties);
        application.addInitializers(context ->
                ((GenericApplicationContext) context).registerBean(Configuration.class, () -> configuration));
        try {
            return application.run();
        } catch (RuntimeException e) {
            throw told(e, web);
        }
    }

    /** What a person can act on, from under what Spring says about beans. */
    private static RuntimeException told(RuntimeException failure, HubSettings.Web web) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case HubException known -> {
                    return known;
                }
                case PortInUseException taken -> {
                    return new ConfigurationInvalid("hub.yaml: web.port " + web.port()
                            + " is in use: stop what listens there (another hub?), or choose another port.");
                }
                default -> {}
            }
        }
        return failure;
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("::1");
    }
}
