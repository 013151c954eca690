package eu.passerelle.dashboard;

import java.util.SortedMap;

/** What is wrong with certificate templates; implemented by what draws certificates. */
@FunctionalInterface
public interface TemplateWarnings {

    /** By university: that its template cannot be drawn, why, and what becomes of its credentials meanwhile. */
    SortedMap<String, String> warnings();
}
