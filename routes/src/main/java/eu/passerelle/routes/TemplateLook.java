package eu.passerelle.routes;

import eu.passerelle.routes.certificates.TemplateFiles;

/** Looks at the templates of all universities that run, so that a broken one is told before the first credential waits. */
public record TemplateLook(TemplateFiles templates, Connections connections) {

    public void look() {
        templates.refresh(connections.ids());
    }
}
