/** One round of a search, from the requests for candidates to the record of each candidate's status. */
@NullMarked
package io.github.metaspo.optimize.round;

import org.jspecify.annotations.NullMarked;
