package eu.passerelle.simulators.login;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Where one says who one is. */
final class ChoosingPage {

    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Who are you? – demo log-in</title>
            <style>
            :root { color-scheme: light dark }
            body { font: 1rem/1.5 system-ui, sans-serif; max-width: 32rem; margin: 10vh auto; padding: 0 1rem }
            ul { list-style: none; padding: 0 }
            a { display: block; padding: .75rem 1rem; margin: .5rem 0; border: 1px solid; border-radius: .5rem;
                text-decoration: none; color: inherit }
            a:hover, a:focus { outline: 3px solid }
            small { display: block; opacity: .8 }
            </style>
            </head>
            <body>
            <main>
            <h1>Who are you?</h1>
            <p>This stands for your university's log-in. All people here are invented, and nobody needs a password.</p>
            <ul>
            %s</ul>
            <p><a href="%s">Nobody of these</a></p>
            </main>
            </body>
            </html>
            """;

    private ChoosingPage() {}

    /** @param query of the request that the choice completes, as it was sent */
    static String of(List<DemoPerson> people, String query) {
        return PAGE.formatted(
                people.stream().map(person -> line(person, query)).collect(Collectors.joining()),
                link(query, "nobody"));
    }

    private static String line(DemoPerson person, String query) {
        return "<li><a href=\"%s\"><strong>%s</strong> <small>%s, %s</small></a></li>\n"
                .formatted(link(query, person.email()), person.name(), person.does(), person.email());
    }

    private static String link(String query, String as) {
        String safe = query.replace("\"", "%22").replace("<", "%3C");
        return "/authorize?" + (safe + "&as=" + URLEncoder.encode(as, StandardCharsets.UTF_8)).replace("&", "&amp;");
    }
}
