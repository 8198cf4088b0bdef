/** Charts as inline SVG, by pure functions. A chart fills the width of its place: x is a percentage, y is in pixels, and texts keep their size. */
@NullMarked
package io.github.metaspo.report.html.svg;

import org.jspecify.annotations.NullMarked;
