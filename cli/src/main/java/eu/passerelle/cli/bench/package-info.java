/** What {@code ./hub bench} measures. */
@NullMarked
package eu.passerelle.cli.bench;

import org.jspecify.annotations.NullMarked;
