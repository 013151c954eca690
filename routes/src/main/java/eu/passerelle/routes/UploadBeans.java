package eu.passerelle.routes;

import eu.passerelle.dashboard.UploadAccess;
import eu.passerelle.journal.JournalDatabase;
import eu.passerelle.journal.UploadLog;
import org.springframework.context.annotation.Bean;

/** Files that universities push; the API itself is the dashboard's. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class UploadBeans {

    @Bean
    UploadAccess uploadAccess(Connections connections) {
        return university -> connections
                .university(university)
                .flatMap(ConnectedUniversity::uploads)
                .map(door ->
                        new UploadAccess.Inbox(door.directory(), door.token().value(), door.maxBytes()));
    }

    @Bean
    UploadLog uploadLog(JournalDatabase database) {
        return new UploadLog(database);
    }
}
