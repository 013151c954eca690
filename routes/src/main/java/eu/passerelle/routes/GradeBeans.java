package eu.passerelle.routes;

import eu.passerelle.journal.GradingTables;
import eu.passerelle.journal.JournalDatabase;
import eu.passerelle.routes.config.Configuration;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.context.annotation.Bean;

/** Grading tables: kept in step with their files and with what SIS tell. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class GradeBeans {

    @Bean
    GradeKeeper gradeKeeper(Configuration configuration, JournalDatabase database) {
        return new GradeKeeper(configuration.home(), new GradingTables(database)::all);
    }

    @Bean
    RoutesBuilder gradesRoute(GradeKeeper grades) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("timer:grades?period=5000&synchronous=true")
                        .routeId("grading-tables")
                        .bean(grades, "refresh");
            }
        };
    }
}
