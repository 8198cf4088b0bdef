package io.github.metaspo.search;

import io.github.metaspo.evaluation.InvalidMeasurementException;
import io.github.metaspo.model.ModelException;

import java.util.ArrayList;
import java.util.List;

/** Asks what tasks have yet to answer under the leader of a race, as one stream of calls. */
final class OpenQuestions {

    private final Examiner examiner;

    OpenQuestions(Examiner examiner) {
        this.examiner = examiner;
    }

    /** The same tasks with every example of their samples answered by the best user prompt, and by the one whose turn it is. */
    List<Standing> answered(String systemPrompt, List<Standing> tasks, SearchListener listener)
            throws ModelException, InvalidMeasurementException, InterruptedException {
        List<Gap> gaps = new ArrayList<>();
        for (int task = 0; task < tasks.size(); task++) {
            gaps.addAll(gaps(systemPrompt, tasks.get(task), task));
        }
        List<Lap.Result> results = examiner.run(gaps.stream().map(Gap::lap).toList(), listener);
        List<Standing> answered = new ArrayList<>(tasks);
        for (int i = 0; i < gaps.size(); i++) {
            Gap gap = gaps.get(i);
            answered.set(gap.task, answered.get(gap.task).knowing(gap.turn, results.get(i)));
        }
        return answered;
    }

    private static List<Gap> gaps(String systemPrompt, Standing standing, int task) {
        List<Gap> gaps = new ArrayList<>();
        for (int turn = 0; turn < standing.kept().size(); turn++) {
            List<Integer> open = standing.open(turn);
            if (!open.isEmpty()) {
                Lap lap = new Lap(
                        systemPrompt, standing.task(), standing.kept().get(turn).prompt(), open);
                gaps.add(new Gap(task, turn, lap));
            }
        }
        return gaps;
    }

    /**
     * What a kept user prompt has yet to answer.
     *
     * @param task its place
     * @param turn the user prompt's place
     */
    private record Gap(int task, int turn, Lap lap) {}
}
