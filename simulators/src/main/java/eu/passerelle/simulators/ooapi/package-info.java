/** An OOAPI v5 and OEAPI v6 service, as SIS of Dutch universities offer it. */
@NullMarked
package eu.passerelle.simulators.ooapi;

import org.jspecify.annotations.NullMarked;
