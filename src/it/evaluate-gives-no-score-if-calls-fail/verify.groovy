context.stub.close()
def log = new File(basedir, 'build.log').text
assert log.contains('review: no score, because 1 of 6 calls failed, more than gate.maxErrorRate 0.02 allows (1 server error)')
assert log.contains('review: INVALID, the measurement has no score, because 1 of 6 calls failed')

def results = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/metaspo/review/results.json'))
assert results.valid
assert Math.abs(results.train.score - 2 / 3) < 1e-9
def junit = new groovy.xml.XmlSlurper().parse(new File(basedir, 'target/metaspo-reports/TEST-metaspo.review.xml'))
assert junit.@errors == '0' && junit.@failures == '0'
assert junit.testcase.'system-out'.text().contains(', 1 failed')
