package eu.passerelle.dashboard;

import java.util.List;

/** What is wrong with certificate templates; implemented by what draws certificates. */
@FunctionalInterface
public interface TemplateWarnings {

    /** Which university's template cannot be drawn, why, and what becomes of its credentials meanwhile. */
    List<String> warnings();
}
