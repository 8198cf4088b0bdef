def log = new File(basedir, 'build.log').text
assert log.count(': review: REGRESSION') == 2
assert log.count('task colours: the score 0.833 (10/12) is below its minScore 0.90') == 2
assert log.count('the system prompt has 6 tokens, more than gate.maxPromptTokens 5 allows') == 1
assert log.count('find a better prompt with mvn metaspo:optimize, or change the bound in review.yaml') == 2
