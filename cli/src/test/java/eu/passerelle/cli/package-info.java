@NullMarked
package eu.passerelle.cli;

import org.jspecify.annotations.NullMarked;
