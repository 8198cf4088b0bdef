def log = new File(basedir, 'build.log').text
assert log.contains('model: INVALID, the model (openai/tiny, now openai/huge) changed since the lock was measured; measure it: mvn metaspo:evaluate metaspo:check')
['question', 'extraction', 'metric'].each {
    assert log.contains(it + ': INVALID, the test examples, the extraction, the metric or the role of task colours changed since they were measured; measure and accept it: mvn metaspo:evaluate metaspo:accept -Dmetaspo.reason="..."')
}
assert log.contains('removed: INVALID, the suite no longer has the task colours that was measured;')
assert log.contains('[INFO] same: PASS, 1.000 (12/12)')
assert log.count('BUILD FAILURE') == 2
assert !log.contains('at io.github.metaspo')
def verdict = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/metaspo/question/verdict.json'))
assert verdict.verdict == 'INVALID' && verdict.cause == 'not comparable'
