/** What the pages ask of a large journal, measured: an invented journal, and people who look at it. */
@NullMarked
package eu.passerelle.dashboard.bench;

import org.jspecify.annotations.NullMarked;
