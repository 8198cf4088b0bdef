package io.github.metaspo.scoring.text;

/** Words with which replies state an answer, deny it or take it back, in the languages of the test corpus. */
public final class CueWords {

    /** Nouns for the answer. */
    static final Phrases NOUNS = Phrases.words(
            "answer, answers, ans, result, solution, correct option, right option, best option, correct choice, right choice, best choice,"
                    + " my choice, final choice, correct letter, correct label, the correct one, the right one, chosen option, final value",
            "antwort, endergebnis, ergebnis, lösung, richtige option, korrekte option, lösungsbuchstabe",
            "réponse, réponses, résultat, solution, bonne option, bon choix, option correcte",
            "respuesta, resultado, solución, opción correcta, opcion correcta",
            "risposta, risultato, soluzione, opzione corretta, opzione giusta",
            "resposta, resultado, solução, opção correta, alternativa correta, alternativa certa",
            "ответ, ответом, результат, решение, правильный вариант, верный вариант, правильным вариантом",
            "答案, 正确选项, 正確選項, 结果, 結果, 最终答案, 正解",
            "答え, 回答, 解答, 正しい選択肢, 正解",
            "답, 정답, 답은, 정답은, 결과, 결과는, 올바른 선택, 답안",
            "คำตอบ, คำตอบที่ถูกต้อง, ผลลัพธ์",
            "الإجابة, الجواب, الإجابة الصحيحة, النتيجة",
            "उत्तर, जवाब");

    /** Nouns for what is classified and for its class. */
    public static final Phrases LABEL_NOUNS = Phrases.words(
            "sentiment, label, category, class, classification, verdict, rating, stance, prediction, diagnosis, tone, mood, topic, genre, intent, emotion, decision, next step, next best step, best next step,"
                    + " statement, claim, review, tweet, comment, text, sentence, hypothesis, message, email, relation, relationship",
            "stimmung, aussage, bewertung, kategorie, klasse, rezension, behauptung, text, urteil",
            "sentiment, affirmation, catégorie, ton, avis, critique, déclaration, énoncé",
            "sentimiento, afirmación, categoría, reseña, etiqueta, tono, opinión",
            "sentimento, affermazione, recensione, categoria, etichetta, tono",
            "afirmação, categoria, avaliação, rótulo, tom",
            "тональность, утверждение, категория, отзыв, настроение, класс, оценка",
            "情感, 类别, 類別, 分类, 分類, 评论, 評論, 判断, 标签, 情绪, 说法, 陈述, 感情, 判定, レビュー, 文",
            "감정, 분류, 감성, 리뷰, 평가");

    /** Phrases that state a rating or a choice without a noun. */
    static final Phrases RATING = Phrases.words(
            "is option, is choice, is letter, is statement, would be option, must be option, it's option, that fits is, settle on, decide on, decide for, opt for,"
                    + " i give, i'd give, i would give, i'll give, i rate it, i rate this, i'd rate it, i would rate it, i would rate this, i'd rate this, rated, ich gebe,"
                    + " je donne, le doy, do, dou, ставлю, i would classify this as, i would classify it as, i'd classify this as, i classify this as");

    /** Verbs between the noun and the answer. */
    public static final Phrases LINKS = Phrases.words(
            "is, was, are, would be, will be, should be, must be, has to be, equals, comes to, comes out to, becomes, turns out to be",
            "ist, lautet, wäre, beträgt, heißt, sind",
            "est, serait, vaut, sera",
            "es, sería, son, será",
            "è, sarebbe, sarà",
            "é, seria",
            "это, составляет, равен, равно, равна, является, будет, —, –",
            "是, 为, 為, 应为, 应该是, 等于, 选, 選, 应选",
            "は, が, 은, 는",
            "คือ, هو, هي, है");

    /** Words that may occur between the verb and the answer. */
    static final Phrases FILLERS = Phrases.words(
            "therefore, thus, hence, then, clearly, simply, just, exactly, that, it is, it's, that it is, indeed, definitely, most likely, likely,"
                    + " probably, actually, now, also, the following, as follows, approximately, approx., about, around, roughly, is, equal to, equals, be, overall, mostly, largely, strongly, predominantly, overwhelmingly, quite, still",
            "daher, also, somit, demnach, genau, etwa, ungefähr, rund, ca., lautet, ist",
            "donc, environ, exactement, est, alors",
            "por tanto, por lo tanto, entonces, exactamente, aproximadamente, es",
            "quindi, dunque, circa, esattamente, è, portanto, então, é",
            "следовательно, примерно, около, равен, —, –",
            "是, 为, 約, 约, 大约, 은, 는");

    /** Words between noun and verb that show that no answer is stated. */
    static final Phrases STOPS = Phrases.words(
            "not, cannot, can't, isn't, could, might, may, if, whether, depends, answer, question, because, since, must not, should not",
            "nicht, könnte, wenn, falls, ob, weil, pourrait, si, pas, podría, puede, no, non, não, potrebbe, se, не, может, если",
            "不, 不是, 如果, 可能");

    /** Words before the noun that attribute the answer to others or make it only possible. */
    static final Phrases TALK = Phrases.words(
            "if, whether, wrong, incorrect, naive, common, tempting, first, initial, previous, earlier, student's, user's, false, alternative,"
                    + " another, other, no, expected, original, possible, intermediate, partial, intuitive, their, his, her, mistaken, any, every, each, rough,"
                    + " old, first, draft, sample, example",
            "wenn, falls, ob, falsche, falschen, häufige, naive, erste, andere, mögliche, vorherige",
            "mauvaise, fausse, première, autre, si, fausses, naïve",
            "incorrecta, equivocada, primera, otra, respuesta errónea, errónea, si",
            "sbagliata, errata, prima, altra, se, errada, primeira, outra",
            "неправильный, неверный, первый, другой, если, ошибочный",
            "错误, 錯誤, 错误的, 如果, 若, 間違った, 誤った, 틀린, 잘못된");

    /** Words directly after the noun that form a compound with another meaning. */
    static final Phrases COMPOUNDS = Phrases.words(
            "choices, choice list, options, key, sheet, format, type, types, set, in the, tags, tag, template",
            "möglichkeiten, optionen, possibles, posibles, possibili, possíveis, 选项, 選項, 格式");

    /** Phrases that state a choice without a noun. */
    public static final Phrases CHOOSING = Phrases.words(
            "i'd answer, i would answer, i answer, i choose, i'd choose, i would choose, we choose, i pick, i'd pick, i'll pick, i select, i would select, i'll go with, i'd go with,"
                    + " i would go with, go with, i'd say, i would say, we select, my pick is, classified as, classify this as, labeled as, labelled as,"
                    + " leads to option, corresponds to option, matches option, therefore option, thus option, so option, hence option",
            "ich wähle, ich würde wählen, ich entscheide mich für, je choisis, je choisirais, elijo, escojo, eligo, scelgo, escolho, opto por",
            "я выбираю, выбираю, я бы выбрал",
            "故选, 故選, 所以选, 所以選, 应选, 應選, 应该选, 因此选, 选择, 選擇, 我选, 我選, 答案选, 選びます",
            "선택합니다");

    /** Words directly before an answer that deny it. */
    public static final Phrases NEGATIONS = Phrases.words(
            "not, isn't, wasn't, aren't, neither, nor, cannot be, can't be, couldn't be, never, rather than, instead of, unlike, not option, not answer,"
                    + " rule out, rules out, ruled out, eliminate, eliminates, eliminated, exclude, excludes, except, not choose, no longer, rejecting, reject,"
                    + " as opposed to, far from, not be, without, discard, dismiss, not necessarily, not the, not a, not an, opposite of, hardly",
            "nicht, kein, keine, statt, anstatt, weder, noch, anstelle von, ausgeschlossen, nie, nicht mehr, eher nicht",
            "pas, ni, plutôt que, au lieu de, non, jamais, n'est pas, pas la",
            "no, no es, en lugar de, en vez de, ni, tampoco, nunca, más que",
            "invece di, anziché, né, piuttosto che, mai, non è",
            "não, não é, em vez de, ao invés de, nem, nunca",
            "не, а не, вместо, ни",
            "不是, 并非, 而不是, 非, 不, 不选, 不會是, 不会是, 不可能是, 排除, 没有, ไม่ใช่, ไม่, ليس, ليست, नहीं");

    /** Phrases after an answer that deny it. */
    public static final Phrases DENIALS = Phrases.words(
            "is wrong, is incorrect, is false, is not, isn't, is ruled out, is out, is eliminated, is excluded, is unlikely, is less likely, can't be,"
                    + " cannot be, can be ruled out, can be eliminated, can be excluded, would be wrong, would be incorrect, are wrong, are incorrect, are not,"
                    + " aren't, are false, are ruled out, are out, are eliminated, are unlikely, doesn't, does not, do not, don't, fails, fail, seems wrong,"
                    + " is also wrong, are all wrong, are all incorrect, were wrong, was wrong, is tempting, are distractors, is a distractor, may seem, might seem,"
                    + " could be ruled out, has nothing, is too, are too, is irrelevant, are irrelevant, is contraindicated, are contraindicated, is inappropriate, are inappropriate, delay, delays, describe,"
                    + " is a close second, would be a close second, is unsuitable, are unsuitable, is not possible, won't, would not, wouldn't, contradicts, is impossible, would require,"
                    + " is the wrong, is an incorrect, is no longer, are both wrong, are both incorrect, are each wrong, sounds, looks tempting, was my first",
            "ist falsch, sind falsch, ist nicht, sind nicht, scheidet aus, scheiden aus, wäre falsch, passt nicht, passen nicht, trifft nicht zu, treffen nicht zu,"
                    + " kommt nicht, kommen nicht, ist ausgeschlossen, ist unwahrscheinlich",
            "est faux, est fausse, sont faux, sont fausses, est incorrect, est incorrecte, sont incorrects, sont incorrectes, n'est pas, ne sont pas,"
                    + " est exclu, est exclue, ne convient pas, ne correspond pas, ne correspondent pas, ne conviennent pas",
            "es incorrecta, es incorrecto, son incorrectas, son incorrectos, no es, no son, es falsa, son falsas, queda descartada, quedan descartadas,"
                    + " se descarta, se descartan, no corresponde, no corresponden, no puede",
            "è sbagliata, è errata, sono sbagliate, sono errate, non è, non sono, è esclusa, non corrisponde, non può, è falsa, sono false",
            "está errada, estão erradas, é incorreta, são incorretas, não é, não são, é falsa, não corresponde, não pode",
            "неверно, неверный, неверен, неверны, неправильно, неправильный, неправильные, не подходит, не подходят, исключается, исключаются, не является, ошибочен",
            "不对, 不對, 不正确, 不正確, 错误, 錯誤, 是错误的, 是错的, 错, 錯, 都不对, 都错, 均错误, 均不正确, 不是, 排除, 可以排除, 不符合",
            "は間違い, は誤り, ではない, ではなく, ではありません, じゃない, は正しくない, は不正解, は除外, は違い, も誤り, も間違い",
            "는 틀렸, 은 틀렸, 가 아니, 이 아니, 는 틀린, 은 틀린, 는 오답, 은 오답, 는 아니, 은 아니, ผิด, ไม่ถูก, خطأ, غير صحيحة, غير صحيح, गलत, नहीं");

    /** Phrases after an answer that affirm it. */
    public static final Phrases AFFIRMATIONS = Phrases.words(
            "is correct, is right, is the correct, is the right, is the best, is the answer, is the most, is true, fits best, best explains, best fits, best describes, best matches, best answers, best captures, explains, fits, is the only, would be correct,"
                    + " must be correct, must be right, must be the, is therefore, is the one, is my answer, is my choice, is indeed correct, it is, is best, seems right,"
                    + " is the closest, matches best, is the proper, is most likely, is the final,"
                    + " is most consistent, seems most, matches the description, is the next, would be the next, should be selected, should be chosen, outperforms",
            "ist richtig, ist korrekt, ist die richtige, ist die antwort, stimmt, trifft zu, passt am besten, ist die beste, passt",
            "est correct, est correcte, est juste, est la bonne, est la réponse, convient, est exact, est exacte, est vraie",
            "es correcta, es correcto, es la correcta, es la respuesta, es la opción correcta, es la mejor, es verdadera",
            "è corretta, è giusta, è quella corretta, è la risposta, è quella giusta, è esatta",
            "está correta, é a correta, é a resposta, é correta, está certa, é a alternativa correta",
            "верно, верный, верен, правильно, правильный, является правильным, — правильный, подходит",
            "正确, 正確, 是正确的, 是对的, 对, 是正确答案, 是正解, 符合",
            "が正しい, が正解, は正しい, は正解, です, が適切, が最も",
            "가 정답, 이 정답, 가 맞, 이 맞, 가 옳, 이 옳, 입니다, ถูกต้อง, صحيحة, صحيح, सही");

    /** Phrases with which a reply takes back an earlier answer. */
    public static final Phrases CORRECTIONS = Phrases.words(
            "wait, actually, correction, hold on, on second thought, scratch that, let me correct, i made a mistake, i made an error, oops, my mistake, sorry,"
                    + " apologies, i apologize, no wait, no it is, no it's, on reflection, let me redo, let me fix, hmm, edit, i misread, i was wrong, strike that, rather",
            "moment, halt, korrektur, tatsächlich, entschuldigung, nein es ist, doch nicht, attendez, attends, en fait, erreur, pardon, espera, en realidad,"
                    + " corrección, perdón, aspetta, in realtà, correzione, scusa, na verdade, correção, desculpe, стоп, подождите, на самом деле, исправление",
            "等等, 不对, 不對, 等一下, 更正, 抱歉, 待って, 訂正, いや, 잠깐, 정정");

    /** Words after a correction that show that the answer has not changed. */
    public static final Phrases CONFIRMATIONS = Phrases.words(
            "matches, consistent, confirms, confirmed, checks out, that's right, that is right, is correct, is right, still, as before, verified, stands, agrees, yes,"
                    + " stimmt, bestätigt, passt, c'est bien, correspond, coincide, confirma, conferma, confermato, верно, сходится, 正确, 没错, 一致, 合っている, 맞습니다");

    /** Words between two answers that leave open which of them is meant. */
    public static final Phrases ALTERNATIVES = Phrases.words(
            "or, and, oder, und, ou, et, o, u, y, e, ed, или, и, либо, 或, 或者, 和, 与, 以及, または, か, と, 또는, 이나, 나, 와, 과, หรือ, และ, أو, و, या, और, and/or, as well as, &");

    /** The subset of {@link #ALTERNATIVES} that offers a choice, and words for ranges. */
    public static final Phrases CHOICES =
            Phrases.words("or, oder, ou, o, u, или, либо, 或, 或者, または, か, 또는, 이나, หรือ, أو, या, bis, to, through");

    /** Conjunctions that begin a reason, which is not part of the answer. */
    public static final Phrases REASONS = Phrases.words(
            "because, since, as, for, given, due, weil, da, denn, car, parce, puisque, porque, ya que, pues, perché, poiché, pois, потому, так как, поскольку,"
                    + " 因为, 因為, 由于, なぜなら, 왜냐하면, while, whereas, but, although, though, not, während, aber, mais, pero, mientras, ma, mentre, mas, но");

    /** Conjunctions that begin a clause that only explains the one before it. */
    static final Phrases SUBORDINATES = Phrases.words(
            "because, since, even though, although, though, while, whereas, even if, given that, due to, despite, in spite of, weil, da, obwohl, denn, nämlich, während,"
                    + " car, parce que, bien que, alors que, puisque, porque, aunque, ya que, pues, perché, poiché, anche se, sebbene, pois, embora, já que,"
                    + " так как, потому что, хотя, поскольку, 因为, 因為, 尽管, 由于, なぜなら, 왜냐하면");

    /** Phrases that begin a check of the answer. */
    static final Phrases CHECKS = Phrases.words(
            "to double-check, to double check, double-checking, to verify, let me verify, let's verify, verifying, verification, check, to check, checking, let's check,"
                    + " let me check, zur probe, probe, zur kontrolle, vérification, pour vérifier, comprobación, para comprobar, verifica, per verificare, verificação,"
                    + " para verificar, проверка, проверим, 验算, 检验, 検算");

    /** Words before the result of a check. */
    static final Phrases CONCLUSIONS = Phrases.words(
            "it's, it is, that's, that is, that makes, makes it, makes, there are, should be, must be, leaves, so, es sind, es ist, also, c'est, son, es, sono, são, 是");

    /** Phrases that state the label directly after them. */
    static final Phrases LEANING = Phrases.words(
            "corresponds to, supports, points to, point to, favors, favours, suggests, indicates, lean towards, leaning towards, lean toward, leaning toward, fits with, consistent with,"
                    + " narrows it down to, leaves, leaving, it's, it is, must be, has to be, this is, that's, spricht für, c'est, это, 应为");

    /** Words that begin the next question if a base model continues after its answer. */
    static final Phrases NEXT_QUESTIONS = Phrases.words(
            "question:, q:, problem:, human:, user:, input:, frage:, pregunta:, domanda:, pergunta:, вопрос:, 问题:, 問題:, 질문:, example:, instruction:");

    /** Abbreviations, whose full stop does not end a sentence. */
    static final Phrases ABBREVIATIONS = Phrases.words(
            "approx, ca, no, nr, nos, e.g, i.e, z.b, d.h, vs, dr, mr, mrs, ms, st, fig, eq, aprox, env, bzw, etc, op, ex, resp, т.е, prof, u.s, mio, mrd, vol, art");

    private CueWords() {}
}
