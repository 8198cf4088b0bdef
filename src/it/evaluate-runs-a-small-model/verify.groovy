def results = new File(basedir, 'target/metaspo/facts/results.json')
def json = new groovy.json.JsonSlurper().parse(results)
assert json.valid
assert json.calls.answered == 4 && json.calls.failed == 0
assert json.calls.inputTokens > 40 && json.calls.outputTokens > 4
assert json.train.score >= 0.5 : 'a real model finds most of these: ' + json.train
assert json.subject.model.resolvedNames[0].startsWith('SmolLM2-135M-Instruct.Q4_1.gguf')
