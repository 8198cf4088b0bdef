context.stub.close()
def log = new File(basedir, 'build.log').text
assert log.contains(': review: REGRESSION')
assert log.contains('  task colours fell from 1.000 to 0.000 (0/12): a drop of 100.0 points, more than the tolerance of 1 point')
assert !log.contains('the score fell') && !log.contains('worst tasks')

def verdict = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/metaspo/review/verdict.json'))
assert verdict.verdict == 'REGRESSION' && verdict.findings.size() == 1
assert verdict.comparison.difference > 0
assert verdict.comparison.tasks.find { it.id == 'colours' }.confirmedDrop
assert !verdict.comparison.tasks.find { it.id == 'animals' }.confirmedDrop
