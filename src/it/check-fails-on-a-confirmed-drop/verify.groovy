context.stub.close()
def log = new File(basedir, 'build.log').text
def drop = ['the score fell from 1.000 to 0.333 (4/12): a drop of 66.7 points, more than the tolerance of 1 point (90 % interval -91.7 to -41.7, p 0.004)',
            'see target/metaspo/review/summary.md; if this is intended: mvn metaspo:accept -Dmetaspo.reason="..."',
            'to go back, undo what changed since the baseline; the previous prompt is in src/main/metaspo/review.lock.yaml as last committed']
assert log.contains('on project check-fails-on-a-confirmed-drop: review: REGRESSION')
assert log.contains('[WARNING] review: REGRESSION\n  ' + drop.join('\n  '))
drop.each { assert log.count(it) == 2 }
assert log.contains('review: the baseline changes from 1.000 to 0.333, accepted because: the old examples were too easy')
assert log.contains('[INFO] review: PASS, 0.333 (4/12) against 0.333 in the baseline: 0.0 points')
assert log.contains('the score 0.333 (4/12) is below gate.minScore 0.5')
assert log.contains('[INFO] wrote src/main/metaspo/review.lock.yaml and review.baseline.csv')
assert !log.contains('sk-integration-test')

def lock = new File(basedir, 'src/main/metaspo/review.lock.yaml').text
assert lock.contains('reason: the old examples were too easy')
def verdict = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/metaspo/review/verdict.json'))
assert verdict.verdict == 'REGRESSION' && verdict.findings == ['the score 0.333 (4/12) is below gate.minScore 0.5']
