package io.github.metaspo.scoring.text;

/**
 * Detector of answers that a sentence only supposes or attributes to others: "Had she paid in cash, the result would be 40",
 * "Students often answer B", "The result of the first step is 12".
 */
final class Asides {

    private static final int LONGEST_SENTENCE = 200;

    private static final Phrases CONDITIONS = Phrases.words(
            "initially, at first, i thought, i first thought, if, unless, without, otherwise, would have been, would instead be, common mistake, common error, frequent mistake, many people, most people, some people,"
                    + " people often, people might, people would, others, students often, students answer, students say, students would, students might, students may,"
                    + " students sometimes, students choose, students pick, students think, students mistakenly, one might, you might, some might, some would, many would,"
                    + " first step, previous step, intermediate step",
            "wenn, falls, ohne, sonst, andernfalls, andere, häufiger fehler, viele leute, viele schüler, viele studenten, schüler antworten, studierende antworten",
            "si, sinon, sans, autrement, erreur fréquente, erreur courante, beaucoup de gens, les étudiants, les élèves, certains",
            "si no, de lo contrario, error común, mucha gente, muchos estudiantes, los estudiantes, los alumnos, sin el, sin la, si la, si el, si se, si hubiera, si fuera",
            "se fosse, se avesse, se il, se la, senza, altrimenti, errore comune, molti studenti, gli studenti",
            "se o, se a, se fosse, sem o, sem a, caso contrário, erro comum, muitos alunos, os alunos, muitos estudantes",
            "если, без, иначе, частая ошибка, многие, студенты, ученики",
            "如果, 若, 假如, 否则, 否則, 很多人, 常见错误, 常見錯誤, 学生常, 許多人",
            "もし, なければ, の場合, 多くの人, よくある間違い, 学生は",
            "만약, 라면, 많은 사람, 흔한 실수, 학생들");

    private static final Phrases OPENINGS =
            Phrases.words("had, were, should the, should it, hätte, wäre, étant, fosse");

    /** Words directly before the noun that show that it does not introduce the answer. */
    private static final Phrases LONG = Phrases.words(
            "long, longer, extended, more detailed, lange, längere, longue, larga, lunga, longa, длинный, naive, wrong");

    private Asides() {}

    /** Returns whether a cue is such an aside. */
    static boolean isOne(Prose prose, int word, int begin, int end) {
        int start = word;
        while (start > 0 && word - start < LONGEST_SENTENCE && !prose.isSentenceEnd(start - 1)) {
            start--;
        }
        int first = prose.skipMarkup(start);
        first = prose.at(first) == '(' ? prose.skipMarkup(first + 1) : first;
        String lower = prose.lower();
        return OPENINGS.endOf(lower, first) >= 0
                || LONG.startOf(lower, prose.skipMarkupBack(word)) >= 0
                || CONDITIONS.isWithin(lower, start, begin)
                || CONDITIONS.isWithin(lower, begin, Math.min(end, begin + LONGEST_SENTENCE));
    }
}
