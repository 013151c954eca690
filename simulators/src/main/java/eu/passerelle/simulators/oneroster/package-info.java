/** OneRoster 1.2 of a fake campus. */
@NullMarked
package eu.passerelle.simulators.oneroster;

import org.jspecify.annotations.NullMarked;
