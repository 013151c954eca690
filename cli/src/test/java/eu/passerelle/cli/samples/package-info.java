/** The Commission's own samples, judged by all that judges our credentials. */
@org.jspecify.annotations.NullMarked
package eu.passerelle.cli.samples;
