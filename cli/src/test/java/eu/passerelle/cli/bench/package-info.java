@NullMarked
package eu.passerelle.cli.bench;

import org.jspecify.annotations.NullMarked;
