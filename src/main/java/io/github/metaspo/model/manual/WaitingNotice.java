package io.github.metaspo.model.manual;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The notice of which requests wait for a reply. It appears when a request is new, but not for each of several that come together,
 * and is repeated from time to time.
 */
final class WaitingNotice {

    private static final int MOST_NAMES = 8;

    private final Path folder;
    private final Inbox.Pace pace;
    private final Consumer<String> say;
    private final Map<String, RequestFile> open = new LinkedHashMap<>();
    private final Set<String> told = new HashSet<>();
    private Instant lastOpened = Instant.MIN;
    private Instant lastTold = Instant.EPOCH;

    WaitingNotice(Path folder, Inbox.Pace pace, Consumer<String> say) {
        this.folder = folder;
        this.pace = pace;
        this.say = say;
    }

    synchronized void opened(RequestFile request, Instant now) {
        open.put(request.id(), request);
        lastOpened = now;
    }

    synchronized void closed(RequestFile request) {
        open.remove(request.id());
        told.remove(request.id());
    }

    /** Gives the notice if it is time. */
    synchronized void tell(Instant now) {
        boolean isNew = !told.containsAll(open.keySet());
        // requests of one round come one after another
        boolean moreMayCome = isNew && lastOpened.plus(pace.look()).isAfter(now);
        Duration pause = isNew ? pace.quiet() : pace.reminder();
        if (!open.isEmpty() && !moreMayCome && !lastTold.plus(pause).isAfter(now)) {
            lastTold = now;
            told.addAll(open.keySet());
            say.accept(sentence(List.copyOf(open.values())));
        }
    }

    private String sentence(List<RequestFile> requests) {
        RequestFile first = requests.get(0);
        String names =
                requests.stream().limit(MOST_NAMES).map(RequestFile::name).collect(Collectors.joining(", "));
        int more = requests.size() - MOST_NAMES;
        return "waiting for " + (requests.size() == 1 ? "a reply" : requests.size() + " replies") + " by hand in "
                + folder + ": " + names + (more > 0 ? " and " + more + " more" : "")
                + "; save each reply beside its request, as " + first.replyName();
    }
}
